import { describe, expect, it } from 'vitest';

import { roomActions } from '#client/features/board/actions.ts';
import { conditionChips, matches, NO_FILTER, typeChips } from '#client/features/board/filters.ts';
import {
  boardTiles,
  byArea,
  isSameTile,
  running,
  type TileSource,
} from '#client/features/board/tiles.ts';
import { id, type RoomId } from '#domain/kernel/ids.ts';
import { plusMinutes } from '#domain/kernel/instant.ts';
import {
  line,
  occupant,
  opened,
  order,
  room,
  roomState,
  roomType,
  tab,
  tender,
} from '#tests/client/features/records.ts';

const small = roomType('small', 1);
const large = roomType('large', 2);
const now = plusMinutes(opened, 30);

function board(more: Partial<TileSource> = {}) {
  return boardTiles({
    rooms: [room('v01'), room('v02', { sort: 1, type: large.id }), room('v10', { area: '2F' })],
    roomTypes: new Map([small, large].map((type) => [type.id, type])),
    states: new Map(),
    tabs: new Map(),
    staffNames: new Map([['amy', 'Amy']]),
    unsent: new Set(),
    unprinted: new Set(),
    autoCleanMinutes: null,
    now,
    ...more,
  });
}

const inRoom = (state: ReturnType<typeof tab>) =>
  board({
    states: new Map([[id('v01'), roomState('v01', { occupants: [occupant(state.tab)] })]]),
    tabs: new Map([[state.tab, state]]),
  })[0];

describe('board tiles', () => {
  it('shows a room that was never heard of as free, and leaves out retired ones', () => {
    const tiles = board({ rooms: [room('v01'), room('v02', { retired: true })] });
    expect(tiles.map(({ room: { name }, condition }) => [name, condition])).toEqual([
      ['v01', 'free'],
    ]);
  });

  it('[BOARD-6] says of a party that something of it isn’t printed, and draws its tile again', () => {
    const states = new Map([
      [id<RoomId>('v01'), roomState('v01', { occupants: [occupant(id('t1'))] })],
      [id<RoomId>('v02'), roomState('v02', { occupants: [occupant(id('t2'))] })],
    ]);
    const [printed] = board({ states });
    const [waiting, other] = board({ states, unprinted: new Set(['t1']) });
    expect([printed?.unprinted, waiting?.unprinted, other?.unprinted]).toEqual([
      false,
      true,
      false,
    ]);
    expect(printed && waiting && isSameTile(printed, waiting)).toBe(false);
  });

  it('[BOARD-5] says of a party that something of it is unsent, and draws its tile again', () => {
    const states = new Map([
      [id<RoomId>('v01'), roomState('v01', { occupants: [occupant(id('t1'))] })],
      [id<RoomId>('v02'), roomState('v02', { occupants: [occupant(id('t2'))] })],
    ]);
    const [sent] = board({ states });
    const [unsent, other] = board({ states, unsent: new Set(['t1']) });
    expect([sent?.unsent, unsent?.unsent, other?.unsent]).toEqual([false, true, false]);
    expect(sent && unsent && isSameTile(sent, unsent)).toBe(false);
  });

  it('shows party, heads and who serves of a room in use', () => {
    expect(inRoom(tab('t1'))).toMatchObject({
      condition: 'inUse',
      party: 'Wang',
      heads: 4,
      servedBy: 'Amy',
      typeName: 'small',
    });
  });

  it('[BOARD-2] shows a room as paying from the first tender that stands', () => {
    expect(inRoom(tab('t1', { tenders: [tender(50)] }))?.condition).toBe('toPay');
    const givenBack = tender(50, { voidedFor: 'wrong' });
    expect(inRoom(tab('t1', { tenders: [givenBack] }))?.condition).toBe('inUse');
  });

  it('[BOARD-1] shows a room as to clean until the minutes of the store have passed', () => {
    const states = new Map([[id<never>('v01'), roomState('v01', { dirtySince: opened })]]);
    const at = (autoCleanMinutes: number | null) => board({ states, autoCleanMinutes })[0];
    expect(at(null)?.condition).toBe('toClean');
    expect(at(31)?.condition).toBe('toClean');
    expect(at(30)?.condition).toBe('free');
  });

  it('[BOARD-3] shows a room with two parties as a conflict that names both', () => {
    const occupants = [occupant('t1', { party: 'Wang' }), occupant('t2', { party: 'Li' })];
    const [tile] = board({ states: new Map([[id('v01'), roomState('v01', { occupants })]]) });
    expect(tile?.condition).toBe('conflict');
    expect(tile?.occupants.map(({ party }) => party)).toEqual(['Wang', 'Li']);
  });

  it('[BOARD-3] stays a conflict after one party left, until somebody says it is settled', () => {
    const [first, second] = [occupant('t1'), occupant('t2')];
    const clashes = [{ case: 'c', first, second }];
    const state = roomState('v01', { occupants: [second], clashes });
    const shown = (states: TileSource['states']) => board({ states })[0]?.condition;
    expect(shown(new Map([[id('v01'), state]]))).toBe('conflict');
    const resolved = [{ case: 'c', at: now, by: id<never>('amy'), note: '', entry: first.by }];
    expect(shown(new Map([[id('v01'), { ...state, resolved }]]))).toBe('inUse');
  });

  it('groups by area in the order of the store', () => {
    expect(byArea(board()).map(({ name, tiles }) => [name, tiles.length])).toEqual([
      ['1F', 2],
      ['2F', 1],
    ]);
  });

  it('keeps a tile the same while only the minute changed', () => {
    const source = { rooms: [room('v01')] };
    const [before] = board(source);
    const [after] = board({ ...source, now: plusMinutes(now, 1) });
    const [dirty] = board({
      ...source,
      states: new Map([[id('v01'), roomState('v01', { dirtySince: opened })]]),
    });
    if (!before || !after || !dirty) throw new Error('a tile is missing');
    expect(isSameTile(before, after)).toBe(true);
    expect(isSameTile(before, dirty)).toBe(false);
  });

  it('never shows a negative time when two clocks differ', () => {
    expect(running(opened, plusMinutes(opened, -3))).toEqual({
      minutes: 0,
      elapsed: '0:00',
      hourShare: 0,
    });
    expect(running(opened, plusMinutes(opened, 90))).toEqual({
      minutes: 90,
      elapsed: '1:30',
      hourShare: 0.5,
    });
  });
});

describe('board filters', () => {
  it('counts conditions within the chosen type, and types within the chosen condition', () => {
    const tiles = board({
      states: new Map([[id('v02'), roomState('v02', { dirtySince: opened })]]),
    });
    expect(conditionChips(tiles, NO_FILTER)).toEqual([
      { key: 'inUse', count: 0 },
      { key: 'toClean', count: 1 },
      { key: 'free', count: 2 },
    ]);
    expect(conditionChips(tiles, { condition: null, roomType: large.id })).toContainEqual({
      key: 'toClean',
      count: 1,
    });
    const free = { condition: 'free', roomType: null } as const;
    expect(typeChips(tiles, [large, small], free).map(({ name, count }) => [name, count])).toEqual([
      ['small', 2],
      ['large', 0],
    ]);
    expect(tiles.filter((tile) => matches(tile, { ...free, roomType: small.id }))).toHaveLength(2);
  });
});

describe('room actions', () => {
  const actionsOf = (state: ReturnType<typeof tab>, at = now) => {
    const tile = inRoom(state);
    if (!tile) throw new Error('no tile');
    return roomActions(tile, at);
  };

  it('[TAR-7] offers to cancel an opening within the free minutes, with nothing ordered', () => {
    const early = plusMinutes(opened, 5);
    expect(actionsOf(tab('t1'), early)).toContain('cancelOpening');
    expect(actionsOf(tab('t1'), plusMinutes(opened, 11))).not.toContain('cancelOpening');
    const ordered = tab('t1', { orders: [order('A1', [line('bud', 1)])] });
    expect(actionsOf(ordered, early)).not.toContain('cancelOpening');
  });

  it('offers what fits a room without a party', () => {
    const [tile] = board();
    expect(tile && roomActions(tile, now)).toEqual(['open', 'takeOutOfOrder']);
  });
});
