import { describe, expect, it } from 'vitest';

import { evening } from '#client/features/tab/evening.ts';
import { rounds, voidAmount } from '#client/features/tab/rounds.ts';
import { itemByBarcode, itemsOnPage, lastOrdered, sellable } from '#client/features/tab/pad.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id } from '#domain/kernel/ids.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import { item, line, opened, order, tab } from '#tests/client/features/records.ts';

describe('picture of the evening', () => {
  it('[TAR-10] draws each band as wide as its minutes, the dearer one darker', () => {
    // 17:10–18:00 at 60 an hour is 50; 18:00–18:50 at 120 is 100.
    const picture = evening(tab('t'), plusMinutes(opened, 100));
    expect(picture?.stretches.map(({ widthPercent, shade }) => [widthPercent, shade])).toEqual([
      [50, 0],
      [50, 1],
    ]);
    expect(picture?.lines.map(({ amountFen }) => amountFen)).toEqual([yuan(50), yuan(100)]);
  });

  it('has no stretch before a minute has passed, and none without a room', () => {
    expect(evening(tab('t'), opened)?.stretches).toEqual([]);
    expect(evening(tab('t', { stays: [] }), opened)).toBeNull();
  });
});

describe('rounds', () => {
  it('shows what stands of each line, and who sent it', () => {
    const sent = line('bud', 3, { voided: 1, modifiers: [{ name: '少冰', priceFen: yuan(2) }] });
    const state = tab('t', { orders: [order('A1', [sent])] });
    const [round] = rounds(state, new Map([[id('amy'), 'Amy']]));
    expect(round).toMatchObject({ number: 'A1', staffName: 'Amy' });
    expect(round?.lines[0]).toMatchObject({ left: 2, amountFen: yuan(44), detail: '少冰' });
  });

  it('[ORD-1] says what a void takes off: 2 of 3 at 20 + 2 is 44', () => {
    const sent = line('bud', 3, { voided: 1, modifiers: [{ name: '少冰', priceFen: yuan(2) }] });
    expect(voidAmount(sent, 2)).toBe(yuan(44));
    expect(voidAmount(line('water', 1, { priceFen: fen(0) }), 1)).toBe(0);
  });
});

describe('pages of the pad', () => {
  const beer = { id: id<never>('beer'), name: 'Beer', sort: 2 };
  const tea = { id: id<never>('tea'), name: 'Tea', sort: 1 };
  const items = [
    item('Bud', { favourite: true, barcode: '690' }),
    item('Green', { category: tea.id }),
    item('Old', { retired: true }),
  ];
  const sold = sellable(items, [beer, tea]);

  it('sells what is not retired, in the order of the categories', () => {
    expect(sold.map(({ name }) => name)).toEqual(['Green', 'Bud']);
  });

  it('shows favourites, a category, and what the room had last, newest first', () => {
    expect(itemsOnPage('favourites', sold, []).map(({ name }) => name)).toEqual(['Bud']);
    expect(itemsOnPage(tea.id, sold, []).map(({ name }) => name)).toEqual(['Green']);
    const early = order('A1', [line('bud', 1)]);
    const late = { ...order('A2', [line('green', 1)]), at: plusMinutes(opened, 9) };
    const recent = lastOrdered([tab('t', { orders: [early, late] })], 5);
    expect(itemsOnPage('recent', sold, recent).map(({ name }) => name)).toEqual(['Green', 'Bud']);
  });

  it('finds a scanned item, and nothing by an empty code', () => {
    expect(itemByBarcode(sold, '690')?.name).toBe('Bud');
    expect(itemByBarcode(sold, '')).toBeNull();
  });
});
