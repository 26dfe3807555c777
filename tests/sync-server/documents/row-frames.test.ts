import { expect, it } from 'vitest';

import { rowFrames } from '#sync-server/documents/row-frames.ts';

const rowsTo = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ seq: index * 3 + 1, row: `{"at":${index}}` }));

const rowsIn = (bytes: Uint8Array): readonly { readonly at: number }[] =>
  JSON.parse(new TextDecoder().decode(bytes)) as readonly { readonly at: number }[];

it('gives every row once and in order, five hundred a frame, with the cursor of the last', () => {
  const rows = rowsTo(1_001);
  const frames = rowFrames(rows);
  expect(frames.map(({ seq }) => seq)).toEqual([1_498, 2_998, 3_001]);
  expect(frames.map(({ bytes }) => rowsIn(bytes).length)).toEqual([500, 500, 1]);
  expect(frames.flatMap(({ bytes }) => rowsIn(bytes).map(({ at }) => at))).toEqual(
    rows.map((_, index) => index),
  );
});

it('gives no frame where there is nothing new', () => {
  expect(rowFrames([])).toEqual([]);
});
