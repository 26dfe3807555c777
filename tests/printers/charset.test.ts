import { describe, expect, it } from 'vitest';

import type { CharsetName } from '#printers/render/charset.ts';

import { tools } from './support/tools.ts';

const codes = (name: CharsetName, text: string) =>
  Array.from(text, (glyph) => tools.charset(name).codeOf(glyph)?.toString(16) ?? '');

describe('charsets', () => {
  it('[PRT-2] finds the two bytes of common characters', () => {
    // GB2312 has 啊 at row 16, cell 1; Big5 has 一 at A440 and 功 with a backslash as its trail.
    expect(codes('gb2312', '啊百威，。￥')).toEqual([
      'b0a1',
      'b0d9',
      'cdfe',
      'a3ac',
      'a1a3',
      'a3a4',
    ]);
    expect(codes('big5', '一功許蓋')).toEqual(['a440', 'a55c', 'b35c', 'bb5c']);
  });

  it('[PRT-2] writes ¥ as ￥ and a dash as the dash there is, two columns wide each', () => {
    expect(codes('gb2312', '¥–·')).toEqual(['a3a4', 'a3ad', 'a1a4']);
    expect(codes('big5', '¥–·')).toEqual(['a244', 'a156', 'a150']);
  });

  it('keeps to what printers’ fonts hold', () => {
    expect(codes('gb2312', '喆裏👍𠮷ñ')).toEqual(['', '', '', '', '']);
    expect(codes('gbk', '喆裏👍𠮷')).toEqual(['86b4', 'd159', '', '']);
    expect(codes('big5', '裏喆着')).toEqual(['f9d8', '', '']);
  });

  it.each(['gb2312', 'gbk', 'big5'] as const)('%s gives two bytes that mean the glyph', (name) => {
    const { codeOf, missing } = tools.charset(name);
    const decoder = new TextDecoder(name === 'big5' ? 'big5' : 'gb18030');
    const pairs = Array.from({ length: 0xffff - 0x80 }, (_, index) => {
      const code = codeOf(String.fromCharCode(0x80 + index));
      return code === undefined ? [] : [[code >> 8, code & 0xff] as const];
    }).flat();
    // No second byte is a digit: such a pair would begin a four-byte code.
    expect(pairs.filter(([lead, trail]) => lead < 0x81 || trail < 0x40)).toEqual([]);
    expect(decoder.decode(Uint8Array.from(pairs.flat())).length).toBe(pairs.length);
    expect(decoder.decode(Uint8Array.of(missing >> 8, missing & 0xff))).toBe('？');
    expect(pairs.length).toBeGreaterThan({ gb2312: 7_400, gbk: 21_000, big5: 13_400 }[name]);
  });
});
