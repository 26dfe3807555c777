import { describe, expect, it } from 'vitest';

import {
  addLine,
  addOne,
  type Draft,
  editBeside,
  priceDraft,
  readDraft,
  replaceLine,
  unsentOf,
} from '#client/features/tab/draft.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type ItemId, type LineId } from '#domain/kernel/ids.ts';
import { item, line, order, tab } from '#tests/client/features/records.ts';

const bud = id<ItemId>('bud');
const lessIce = { name: '少冰', priceFen: yuan(2) };
const lineId = (name: string): LineId => id(name);
const plain = { line: lineId('a'), item: bud, quantity: 1, modifiers: [], note: '' };
const iced = { ...plain, line: lineId('b'), modifiers: [lessIce] };

describe('[TAB-1] draft', () => {
  it('adds one to the plain line of an item, and a line where there is none', () => {
    const draft = addOne(addOne([], bud, plain.line), bud, lineId('c'));
    expect(draft).toEqual([{ ...plain, quantity: 2 }]);
    expect(addOne([iced], bud, plain.line)).toEqual([iced, plain]);
  });

  it('joins composed lines only when modifiers and note are the same', () => {
    const another = { ...iced, line: lineId('c') };
    expect(addLine([iced], { ...another, quantity: 2 })).toEqual([{ ...iced, quantity: 3 }]);
    expect(addLine([iced], { ...another, note: '先上' })).toHaveLength(2);
  });

  it('takes a line out at quantity 0', () => {
    expect(replaceLine([plain, iced], { ...iced, quantity: 0 })).toEqual([plain]);
    const five = { ...plain, quantity: 5 };
    expect(replaceLine([plain, iced], five)).toEqual([five, iced]);
  });

  it('comes to (price + modifiers) × quantity: 3 × (20 + 2) + 2 × 20 = 106', () => {
    const draft: Draft = [
      { ...iced, quantity: 3 },
      { ...plain, quantity: 2 },
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
    expect(readDraft(JSON.stringify([{ ...iced, line: 'NO ID' }]))).toEqual([]);
    for (const broken of [null, '', '{', '{}', '[{"item":1}]', '[{"item":"a","quantity":1.5}]']) {
      expect(readDraft(broken)).toEqual([]);
    }
  });

  it('is gone where its lines are on the tab, as after a power cut that brought it back', () => {
    const sent = tab('t', { orders: [order('A1', [line('bud', 1, { line: plain.line })])] });
    expect(unsentOf([plain, iced], sent)).toEqual([iced]);
    const draft = [iced];
    expect(unsentOf(draft, sent)).toBe(draft);
  });

  it('leaves a line that is being sent as it was sent: one more is a line of the next order', () => {
    const fresh = lineId('c');
    const edited = editBeside([plain, iced], new Set([plain]), (rest) => addOne(rest, bud, fresh));
    expect(edited).toEqual([plain, iced, { ...plain, line: fresh }]);
    expect(editBeside([plain, iced], new Set([plain]), () => [])).toEqual([plain]);
  });
});
