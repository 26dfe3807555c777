import { describe, expect, it } from 'vitest';

import {
  addLine,
  addOne,
  type Draft,
  priceDraft,
  readDraft,
  replaceLine,
} from '#client/features/tab/draft.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type ItemId } from '#domain/kernel/ids.ts';
import { item } from '#tests/client/features/records.ts';

const bud = id<ItemId>('bud');
const lessIce = { name: '少冰', priceFen: yuan(2) };
const iced = { item: bud, quantity: 1, modifiers: [lessIce], note: '' };

describe('[TAB-1] draft', () => {
  it('adds one to the plain line of an item, and a line where there is none', () => {
    const draft = addOne(addOne([], bud), bud);
    expect(draft).toEqual([{ item: bud, quantity: 2, modifiers: [], note: '' }]);
    expect(addOne([iced], bud)).toHaveLength(2);
  });

  it('joins composed lines only when modifiers and note are the same', () => {
    expect(addLine([iced], { ...iced, quantity: 2 })).toEqual([{ ...iced, quantity: 3 }]);
    expect(addLine([iced], { ...iced, note: '先上' })).toHaveLength(2);
  });

  it('takes a line out at quantity 0', () => {
    expect(replaceLine([iced], 0, { ...iced, quantity: 0 })).toEqual([]);
    expect(replaceLine([iced], 0, { ...iced, quantity: 5 })[0]?.quantity).toBe(5);
  });

  it('comes to (price + modifiers) × quantity: 3 × (20 + 2) + 2 × 20 = 106', () => {
    const draft: Draft = [
      { ...iced, quantity: 3 },
      { item: bud, quantity: 2, modifiers: [], note: '' },
    ];
    const priced = priceDraft(draft, new Map([[bud, item('bud')]]));
    expect(priced.totalFen).toBe(yuan(106));
    expect(priced.count).toBe(5);
  });

  it('shows a line whose item is gone, at nothing', () => {
    const { lines, totalFen } = priceDraft([iced], new Map());
    expect(lines[0]?.item).toBeNull();
    expect(totalFen).toBe(0);
  });

  it('survives a reload, and starts anew from what is no draft', () => {
    expect(readDraft(JSON.stringify([iced]))).toEqual([iced]);
    for (const broken of [null, '', '{', '{}', '[{"item":1}]', '[{"item":"a","quantity":1.5}]']) {
      expect(readDraft(broken)).toEqual([]);
    }
  });
});
