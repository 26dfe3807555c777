import { describe, expect, it } from 'vitest';

import { printAlarm } from '#client/ui/printing/alarm.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import { ASKED_AT, BAR, jobOf, nowOf, printerOf } from '#tests/client/support/printing.ts';

const kitchen = printerOf('kitchen');
const both = new Map([
  [BAR, printerOf('bar')],
  [kitchen.id, kitchen],
]);

describe('what the status line says of printing', () => {
  it('is quiet while printers print and jobs are on their way', () => {
    expect(printAlarm([jobOf('a')], nowOf())).toEqual({ kind: 'quiet' });
  });

  it('[PRS-4] counts jobs that wait for longer than printing takes', () => {
    const later = nowOf({ now: ASKED_AT + 15_000 });
    expect(printAlarm([jobOf('a'), jobOf('b')], later)).toEqual({ kind: 'waiting', count: 2 });
  });

  it('[PRS-4] names a printer in trouble, one that holds jobs up before others', () => {
    const states = new Map<PrinterId, 'coverOpen' | 'needsPaper'>([
      [BAR, 'coverOpen'],
      [kitchen.id, 'needsPaper'],
    ]);
    const now = nowOf({ printers: both, states });
    const held = [jobOf('a', { printer: kitchen.id })];
    expect(printAlarm(held, now)).toEqual({
      kind: 'trouble',
      printer: kitchen.id,
      state: 'needsPaper',
      others: 1,
    });
    expect(printAlarm([], now)).toMatchObject({ kind: 'trouble', printer: BAR });
  });

  it('says nothing of a printer that was retired', () => {
    const now = nowOf({
      printers: new Map([[BAR, printerOf('bar', { retired: true })]]),
      states: new Map([[BAR, 'needsReconnect']]),
    });
    expect(printAlarm([], now)).toEqual({ kind: 'quiet' });
  });
});
