import { describe, expect, it } from 'vitest';

import type { PadKey } from '#client/ui/NumberPad.tsx';
import { typeDigit, typeKey } from '#client/ui/pad-text.ts';

const typed = (...keys: readonly PadKey[]): string =>
  keys.reduce((text, key) => typeKey(text, key), '');

describe('the number pad', () => {
  it('writes amounts in yuan', () => {
    expect(typed('1', '2', '.', '5', '0')).toBe('12.50');
    expect(typed('.', '5')).toBe('0.5');
    expect(typed('5', '00')).toBe('500');
  });

  it('ignores a key that would make it no amount', () => {
    expect(typed('1', '.', '2', '3', '4')).toBe('1.23');
    expect(typed('1', '.', '.', '2')).toBe('1.2');
    expect(typed('1', '2', '3', '4', '5', '6', '7', '8')).toBe('1234567');
    expect(typed('1', '.', '2', '00')).toBe('1.2');
  });

  it('keeps no zero in front', () => {
    expect(typed('0', '7')).toBe('7');
    expect(typed('00', '7')).toBe('7');
    expect(typed('0', '00')).toBe('0');
  });

  it('takes the last key back', () => {
    expect(typed('1', '2', 'backspace')).toBe('1');
    expect(typed('backspace')).toBe('');
  });

  it('writes no more digits of a PIN than it has', () => {
    expect(typeDigit('123456', '7', 6)).toBe('123456');
    expect(typeDigit('12', '.', 6)).toBe('12');
    expect(typeDigit('12', 'backspace', 6)).toBe('1');
  });
});
