import { describe, expect, it } from 'vitest';
import { id } from '#domain/kernel/ids.ts';
import { CODE_LIFE_MS, readCode } from '#sync-server/enrolment/code-life.ts';
import { isCodeText, newCodeText, readCodeText } from '#sync-server/enrolment/code-text.ts';

describe('one-time codes', () => {
  it('[ENROL-2] hold for a quarter of an hour', () => {
    const target = { chain: id<never>('c1'), store: id<never>('s1') };
    const code = { ...target, expiresAt: CODE_LIFE_MS };
    expect(readCode(code, CODE_LIFE_MS - 1, 'key')).toEqual({
      ok: true,
      value: { ...target, again: false },
    });
    expect(readCode(code, CODE_LIFE_MS, 'key')).toEqual({ ok: false, error: 'codeExpired' });
    expect(readCode(undefined, 0, 'key')).toEqual({ ok: false, error: 'codeUnknown' });
  });

  it('[ENROL-1] are worth the same again to who used them up, and nothing to another', () => {
    const target = { chain: id<never>('c1'), store: id<never>('s1') };
    const used = { ...target, expiresAt: CODE_LIFE_MS, usedBy: 'key' };
    expect(readCode(used, 0, 'key')).toEqual({ ok: true, value: { ...target, again: true } });
    expect(readCode(used, 0, 'other')).toEqual({ ok: false, error: 'codeUnknown' });
    expect(readCode(used, CODE_LIFE_MS, 'key')).toEqual({ ok: false, error: 'codeExpired' });
  });

  it('[ENROL-1] are read as people type them', () => {
    expect(readCodeText(' k7qf-39md ')).toBe('K7QF39MD');
    expect(readCodeText('Ｋ７ＱＦ３９ＭＤ')).toBe('K7QF39MD');
    expect(isCodeText('K7QF39MD')).toBe(true);
    expect(isCodeText('K7QF39M')).toBe(false);
    expect(isCodeText('K7QF39M0')).toBe(false);
    for (let made = 0; made < 50; made += 1) expect(isCodeText(newCodeText())).toBe(true);
  });
});
