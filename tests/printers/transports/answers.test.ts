import { describe, expect, it } from 'vitest';

import { makeAnswerReader, stateOfChange, stateOfStatus } from '#printers/transports/answers.ts';

describe('what a printer says', () => {
  it('[PRQ-11] tells its answers apart by their fixed bits, wherever the pieces are cut', () => {
    // GS a's four bytes, DLE EOT's one, GS ( H's seven, GS r's one.
    const said = [0x18, 0x00, 0x0c, 0x00, 0x12, 0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00, 0x00];
    const expected = [
      { type: 'change', bytes: [0x18, 0x00, 0x0c, 0x00] },
      { type: 'status', byte: 0x12 },
      { type: 'printed', id: '0042' },
      { type: 'parsed', byte: 0 },
    ];
    for (let cut = 0; cut <= said.length; cut += 1) {
      const read = makeAnswerReader();
      const answers = [
        ...read(Uint8Array.from(said.slice(0, cut))),
        ...read(Uint8Array.from(said.slice(cut))),
      ];
      expect(answers).toEqual(expected);
    }
  });

  it('[PRQ-11] passes over a byte of no protocol', () => {
    const read = makeAnswerReader();
    expect(read(Uint8Array.of(0xff, 0x12))).toEqual([{ type: 'status', byte: 0x12 }]);
  });

  it.each([
    [{ online: 0x12, cause: null, paper: 0x12 }, 'ready'],
    [{ online: 0x12, cause: null, paper: 0x1e }, 'paperLow'],
    [{ online: 0x1a, cause: 0x32, paper: 0x72 }, 'needsPaper'],
    [{ online: 0x1a, cause: 0x16, paper: 0x12 }, 'coverOpen'],
    [{ online: 0x1a, cause: 0x52, paper: 0x12 }, 'error'],
    [{ online: 0x1a, cause: null, paper: null }, 'error'],
  ] as const)('[PRQ-4] asked, %o is %s', (statuses, state) => {
    expect(stateOfStatus(statuses)).toBe(state);
  });

  it.each([
    [[0x10, 0x00, 0x00, 0x00], 'ready'],
    [[0x10, 0x00, 0x03, 0x00], 'paperLow'],
    [[0x18, 0x00, 0x0c, 0x00], 'needsPaper'],
    [[0x38, 0x00, 0x00, 0x00], 'coverOpen'],
    [[0x18, 0x08, 0x00, 0x00], 'error'],
  ] as const)('[PRQ-4] telling %o by itself, it is %s', (bytes, state) => {
    expect(stateOfChange(bytes)).toBe(state);
  });
});
