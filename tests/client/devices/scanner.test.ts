import { describe, expect, it } from 'vitest';

import { createScanDetector } from '#client/devices/scanner.ts';

/** Types the keys with `stepMs` between them; gives what came of the last. */
function type(keys: readonly string[], stepMs: number): string | null {
  const detector = createScanDetector();
  let scanned: string | null = null;
  for (const [place, key] of keys.entries()) scanned = detector.press(key, 1000 + place * stepMs);
  return scanned;
}

describe('a barcode scanner', () => {
  it('is told by its speed and its Enter', () => {
    expect(type([...'6921234567892'.split(''), 'Enter'], 5)).toBe('6921234567892');
  });

  it('is not somebody who types fast', () => {
    expect(type(['1', '2', '3', '4', '5', 'Enter'], 60)).toBeNull();
  });

  it('is not a short burst', () => {
    expect(type(['1', '2', 'Enter'], 5)).toBeNull();
  });

  it('may hold Shift between the characters', () => {
    expect(type(['Shift', 'K', 'Shift', 'T', '1', '2', 'Enter'], 5)).toBe('KT12');
  });

  it('begins anew after a pause, so that what was typed before stays out of the code', () => {
    const detector = createScanDetector();
    detector.press('9', 0);
    let at = 500;
    for (const key of ['1', '2', '3', '4']) detector.press(key, (at += 5));
    expect(detector.press('Enter', at + 5)).toBe('1234');
  });

  it('gives each code once', () => {
    const detector = createScanDetector();
    for (const [place, key] of ['1', '2', '3', '4'].entries()) detector.press(key, place);
    expect(detector.press('Enter', 5)).toBe('1234');
    expect(detector.press('Enter', 6)).toBeNull();
  });
});
