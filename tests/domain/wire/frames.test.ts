import { describe, expect, it } from 'vitest';

import { decodeFrames, encodeFrames, type WelcomeFrame } from '#domain/wire/frames.ts';

const welcome = (version: number): WelcomeFrame => ({
  type: 'welcome',
  channel: 0,
  version,
  serverTime: 1_795_000_000_000,
  docs: [
    { doc: 'journal/s1/2026-11-20', head: 7, epoch: 'abcdefgh', own: 3 },
    { doc: 'journal/s1/2026-11-19', head: 4, epoch: 'ijklmnop', own: 0 },
  ],
});

describe('WELCOME', () => {
  it('says since version 3 how much of the tablet the hub has', () => {
    const sent = welcome(3);
    expect(decodeFrames(encodeFrames([sent]))).toEqual({ ok: true, value: [sent] });
  });

  it('is read by a tablet of version 2 as before: each document and its head', () => {
    const { docs, ...rest } = welcome(2);
    const heard = docs.map(({ doc, head }) => ({ doc, head, epoch: '', own: 0 }));
    const decoded = decodeFrames(encodeFrames([welcome(2)]));
    expect(decoded).toEqual({ ok: true, value: [{ ...rest, docs: heard }] });
    const shorter = encodeFrames([welcome(2)]).length;
    expect(shorter).toBeLessThan(encodeFrames([welcome(3)]).length);
  });
});
