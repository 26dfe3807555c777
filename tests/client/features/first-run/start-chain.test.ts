import { describe, expect, it } from 'vitest';

import {
  afterRefusal,
  chainInput,
  codeIn,
  emptyDraft,
  problemsOf,
} from '#client/features/first-run/start-chain.ts';

const draft = {
  ...emptyDraft('Asia/Shanghai', '前台'),
  chainName: ' 星光 ',
  storeName: '一店',
  ownerName: '陈',
  pin: '1234',
  pinAgain: '1234',
};

describe('starting a chain', () => {
  it('names what is missing at its field', () => {
    expect(problemsOf('names', { ...draft, storeName: ' ' })).toEqual({ storeName: 'nameMissing' });
    expect(problemsOf('owner', { ...draft, pin: '123' })).toEqual({ pin: 'pinShort' });
    expect(problemsOf('pinAgain', { ...draft, pinAgain: '4321' })).toEqual({
      pinAgain: 'pinDiffers',
    });
    expect(problemsOf('day', { ...draft, timeZone: 'Mars/Olympus' })).toEqual({
      timeZone: 'nameMissing',
    });
  });

  it('has a PIN that differs typed anew, and keeps all else that was typed', () => {
    const differing = { ...draft, pinAgain: '4321' };
    expect(afterRefusal('pinAgain', differing)).toEqual({ ...draft, pinAgain: '' });
    expect(afterRefusal('owner', { ...draft, pin: '123' })).toEqual({ ...draft, pin: '123' });
  });

  it('lets a full draft pass and hands it on trimmed, with closeout in minutes', () => {
    for (const step of ['names', 'day', 'owner', 'pinAgain'] as const) {
      expect(problemsOf(step, draft)).toEqual({});
    }
    expect(chainInput(draft)).toMatchObject({ chainName: '星光', closeoutMinute: 480 });
  });
});

describe('an enrolment code', () => {
  it('is found as it is typed, spoken or scanned', () => {
    expect(codeIn('k7qf 29md')).toBe('K7QF29MD');
    expect(codeIn('K7QF-29MD')).toBe('K7QF29MD');
    expect(codeIn('Ｋ７ＱＦ２９ＭＤ')).toBe('K7QF29MD');
    expect(codeIn('https://ktv.example/?join=K7QF29MD&x=1')).toBe('K7QF29MD');
    expect(codeIn('')).toBe('');
  });
});
