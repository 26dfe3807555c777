import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { calmStates } from '#client/devices/printing/calm-states.ts';
import type { PrinterState } from '#domain/printing/records.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function toldAfter(states: readonly PrinterState[]): readonly PrinterState[] {
  const told: PrinterState[] = [];
  const [tell] = calmStates((state) => told.push(state));
  for (const state of states) tell(state);
  vi.advanceTimersByTime(5_000);
  return told;
}

it('[PRQ-4] tells trouble, and its end, at once', () => {
  const told: PrinterState[] = [];
  const [tell] = calmStates((state) => told.push(state));
  for (const state of ['ready', 'needsPaper', 'printing'] as const) tell(state);
  expect(told).toEqual(['ready', 'needsPaper', 'printing']);
});

it('[PRQ-4] spares the other tablets a printer’s coming and going between slips', () => {
  expect(toldAfter(['ready', 'printing', 'ready', 'printing', 'ready'])).toEqual(['ready']);
  expect(toldAfter(['ready', 'printing'])).toEqual(['ready', 'printing']);
});

it('[PRQ-2] tells nothing any more once it has ended', () => {
  const told: PrinterState[] = [];
  const [tell, end] = calmStates((state) => told.push(state));
  tell('ready');
  tell('printing');
  end();
  tell('offline');
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual(['ready']);
});

it('[PRQ-4] says again what is still true, so that silence means something', () => {
  const told: PrinterState[] = [];
  const [tell, end] = calmStates((state) => told.push(state));
  tell('ready');
  vi.advanceTimersByTime(11 * 60_000);
  end();
  vi.advanceTimersByTime(11 * 60_000);
  expect(told).toEqual(['ready', 'ready', 'ready']);
});
