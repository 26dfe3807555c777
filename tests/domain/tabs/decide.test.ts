import { describe, expect, it } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { id, type LineId, type MemberId } from '#domain/kernel/ids.ts';
import { itemsTotal } from '#domain/tabs/amounts.ts';
import { only, openRoom, openShift, order, settle } from '#tests/domain/support/evening.ts';
import { codeOf, valuesOf } from '#tests/domain/support/expect.ts';
import { clockTime, createTablet, sync } from '#tests/domain/support/tablet.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

const at = clockTime('20:00');
const draft = (item: string, quantity = 1, modifiers: readonly string[] = []) => ({
  ...draftLine(item, quantity),
  // A price on the screen counts for nothing: the item's does.
  modifiers: modifiers.map((name) => ({ name, priceFen: fen(1) })),
  note: ' no straw ',
});

const given = () => {
  const tablet = createTablet('t1', { till: 'A' });
  const tab = openRoom(tablet, 'r1', at);
  const send = (...lines: readonly ReturnType<typeof draft>[]) =>
    tablet.run({ type: 'sendOrder', tab, lines }, at);
  return { tablet, tab, send };
};

describe('sendOrder', () => {
  it('[ORD-1] copies name, price, category, station and modifiers, and numbers by till', () => {
    const { tablet, tab, send } = given();
    send(draft('beer', 3, ['large', 'iced']));
    send(draft('nuts'));
    const [first, second] = tablet.books.tab(tab)?.orders ?? [];
    expect([first?.number, second?.number]).toEqual(['A1', 'A2']);
    expect(first?.lines).toMatchObject([
      {
        item: 'beer',
        name: 'BEER',
        priceFen: 3800,
        category: 'drinks',
        categoryName: 'Drinks',
        station: 'bar',
        quantity: 3,
        note: 'no straw',
        modifiers: [
          { name: 'iced', priceFen: 0 },
          { name: 'large', priceFen: 450 },
        ],
      },
    ]);
    const state = tablet.books.tab(tab);
    // 3 × (38.00 + 4.50) + 19.99
    expect(state && itemsTotal(state)).toBe(12_750 + 1_999);
  });

  it('refuses what can’t be ordered, and then sends nothing of it', () => {
    const { tablet, tab, send } = given();
    expect(codeOf(send())).toBe('orderEmpty');
    expect(codeOf(send(draft('beer'), draft('mystery')))).toBe('itemUnknown');
    expect(codeOf(send(draft('old')))).toBe('itemRetired');
    expect(codeOf(send(draft('nuts', 1, ['large'])))).toBe('itemUnknown');
    for (const quantity of [0, -1, 1.5, 1000, Number.NaN]) {
      expect(codeOf(send(draft('beer', quantity)))).toBe('quantityInvalid');
    }
    expect(codeOf(send({ ...draft('beer'), note: 'x'.repeat(501) }))).toBe('textTooLong');
    expect(tablet.books.tab(tab)?.orders).toEqual([]);
  });

  it('[TAB-4] sends a line once: not again with its order, with another, or beside itself', () => {
    const { tablet, tab, send } = given();
    const [beer, nuts, more] = [draft('beer', 3), draft('nuts'), draft('beer')];
    send(beer, nuts);
    for (const again of [[beer, nuts], [more, nuts], [{ ...beer, quantity: 9 }], [more, more]]) {
      expect(codeOf(send(...again))).toBe('lineSent');
    }
    expect(tablet.books.tab(tab)?.orders.map(({ lines }) => lines.map(({ line }) => line))).toEqual(
      [[beer.line, nuts.line]],
    );
    send(more);
    expect(tablet.books.tab(tab)?.orders).toHaveLength(2);
  });

  it('[PAY-5] refuses a settled tab', () => {
    const { tablet, tab, send } = given();
    openShift(tablet, at);
    settle(tablet, tab, at, []);
    expect(valuesOf(send(draft('beer')), 'tabSettled')).toEqual({ receipt: 'A-0001' });
  });

  it('refuses a tab never heard of', () => {
    const { tablet } = given();
    const lines = [draft('beer')];
    expect(codeOf(tablet.run({ type: 'sendOrder', tab: id('nowhere'), lines }, at))).toBe(
      'tabUnknown',
    );
  });
});

describe('voidLine', () => {
  const reason = 'corked';

  it('[ORD-1] takes back part, then the rest, with a reason and against the line', () => {
    const { tablet, tab } = given();
    const line = order(tablet, tab, 'beer', 3, at);
    tablet.must({ type: 'voidLine', tab, line, quantity: 2, reason }, at);
    const state = tablet.books.tab(tab);
    expect(state && itemsTotal(state)).toBe(3800);
    expect(
      valuesOf(tablet.run({ type: 'voidLine', tab, line, quantity: 2, reason }, at), 'voidTooMuch'),
    ).toEqual({ item: 'BEER', left: 1 });
    tablet.must({ type: 'voidLine', tab, line, quantity: 1, reason }, at);
    expect(tablet.books.tab(tab)?.orders[0]?.lines[0]).toMatchObject({
      voided: 3,
      voids: [{ quantity: 2, reason, actor: 'boss', approvedBy: null }, { quantity: 1 }],
    });
  });

  it('refuses no reason, an unknown line and half a bottle', () => {
    const { tablet, tab } = given();
    const line = order(tablet, tab, 'beer', 3, at);
    const base = { type: 'voidLine', tab, line, quantity: 1, reason } as const;
    expect(codeOf(tablet.run({ ...base, reason: '  ' }, at))).toBe('reasonMissing');
    expect(codeOf(tablet.run({ ...base, line: id<LineId>('other') }, at))).toBe('lineUnknown');
    expect(codeOf(tablet.run({ ...base, quantity: 0.5 }, at))).toBe('quantityInvalid');
  });

  it('[TAB-2] by two tablets apart takes no more than there was', () => {
    const a = createTablet('a');
    const b = createTablet('b', { till: 'B' });
    const tab = openRoom(a, 'r1', at);
    const line = order(a, tab, 'beer', 2, at);
    sync([a, b]);
    for (const tablet of [a, b]) {
      tablet.must({ type: 'voidLine', tab, line, quantity: 2, reason }, at);
    }
    sync([a, b]);
    const state = a.books.tab(tab);
    expect(state && itemsTotal(state)).toBe(0);
    expect(state?.orders[0]?.lines[0]).toMatchObject({ voided: 2, voids: [{}, {}] });
  });

  it('[TAB-3] by a clock behind the order’s waits for the order', () => {
    const ahead = createTablet('a', { skewMs: 3 * 3_600_000 });
    const b = createTablet('b', { till: 'B' });
    const tab = openRoom(b, 'r1', at);
    sync([ahead, b], at);
    const line = order(ahead, tab, 'beer', 2, at);
    sync([ahead, b], at);
    b.must({ type: 'voidLine', tab, line, quantity: 1, reason }, clockTime('20:05'));
    sync([ahead, b]);
    for (const { books } of [ahead, b]) {
      expect(books.tab(tab)).toMatchObject({ earlyVoids: [] });
      expect(books.tab(tab)?.orders[0]?.lines[0]?.voided).toBe(1);
    }
  });
});

describe('what is written on a tab', () => {
  it('attaches and detaches a member', () => {
    const { tablet, tab } = given();
    const member = id<MemberId>('m1');
    tablet.must({ type: 'attachMember', tab, member, memberNumber: 'M1' }, at);
    expect(tablet.books.tab(tab)?.member).toEqual({ id: 'm1', number: 'M1' });
    tablet.must({ type: 'detachMember', tab }, at);
    expect(tablet.books.tab(tab)?.member).toBeNull();
    expect(codeOf(tablet.run({ type: 'detachMember', tab }, at))).toBe('memberUnknown');
  });

  it('keeps the last note', () => {
    const { tablet, tab } = given();
    tablet.must({ type: 'noteTab', tab, note: ' birthday ' }, at);
    expect(tablet.books.tab(tab)?.note).toBe('birthday');
    const entries = tablet.must({ type: 'noteTab', tab, note: '' }, at);
    expect(only(entries, 'TabNoted').note).toBe('');
  });

  it('[TAB-1] an order that arrives before its opening is kept until that comes', () => {
    const { tablet, tab } = given();
    order(tablet, tab, 'beer', 1, at);
    const late = createTablet('late');
    const [opening, sent] = tablet.log;
    if (!opening || !sent) throw new Error('two facts were recorded');
    late.hear([sent]);
    expect(late.books.tab(tab)).toMatchObject({ session: null, stays: [] });
    late.hear([opening]);
    expect(late.books.tab(tab)).toEqual(tablet.books.tab(tab));
  });

  it('[TAB-3] heads changed by a clock behind that of the opening stay changed', () => {
    const ahead = createTablet('a', { skewMs: 3 * 3_600_000 });
    const b = createTablet('b', { till: 'B' });
    const tab = openRoom(ahead, 'r1', at);
    sync([ahead, b], at);
    b.must({ type: 'changeHeads', tab, heads: 9 }, clockTime('20:05'));
    sync([ahead, b]);
    expect(ahead.books.tab(tab)?.heads).toBe(9);
  });
});
