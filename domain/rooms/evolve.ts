import { withResolved } from '../cases/resolved.ts';
import type { Entry, EntryId } from '../journal/entry.ts';
import type { RoomId, SessionId } from '../kernel/ids.ts';
import type { RoomSessionOpened, RoomTransferred } from './entries.ts';
import type { Occupant, RoomClash, RoomState } from './state.ts';

/** How many parties back a room remembers whose opening named which fact (ROOM-2). */
const RECENT_PARTIES = 8;

export const emptyRoom = (room: RoomId): RoomState => ({
  room,
  occupants: [],
  recent: [],
  leftEarly: [],
  clashes: [],
  resolved: [],
  dirtySince: null,
  outOfOrder: null,
  last: null,
});

/**
 * The room after one more of its facts, in journal order. Never throws; a fact of another aggregate
 * leaves it as it was.
 */
export function evolveRoom(state: RoomState | null, room: RoomId, entry: Entry): RoomState {
  const before = state ?? emptyRoom(room);
  const after = applyFact(before, entry);
  return { ...after, last: entry.id };
}

function applyFact(state: RoomState, entry: Entry): RoomState {
  const { fact, at } = entry;
  switch (fact.type) {
    case 'RoomSessionOpened':
      return comeIn(state, occupantOf(entry, fact, fact.party));
    case 'RoomTransferred': {
      const left = fact.from === state.room ? leave(state, fact.session, at, true) : state;
      return fact.to.id === state.room ? comeIn(left, occupantOf(entry, fact, '')) : left;
    }
    case 'RoomSessionClosed':
      return leave(state, fact.session, at, true);
    case 'RoomSessionCancelled':
      return leave(state, fact.session, at, false);
    case 'RoomCleaned':
      return { ...state, dirtySince: null };
    case 'RoomTakenOutOfOrder':
      return { ...state, outOfOrder: { reason: fact.reason, since: at } };
    case 'RoomRestored':
      return { ...state, outOfOrder: null };
    case 'CaseResolved':
      return { ...state, resolved: withResolved(state.resolved, entry, fact) };
    default:
      return state;
  }
}

const occupantOf = (
  entry: Entry,
  fact: RoomSessionOpened | RoomTransferred,
  party: string,
): Occupant => ({
  session: fact.session,
  tab: fact.tab,
  by: entry.id,
  previous: fact.previous,
  since: entry.at,
  actor: entry.actor,
  device: entry.device,
  date: entry.date,
  party,
});

/**
 * A party comes in. It clashes with every party that is still there, and with every recent one
 * whose opening named the same `previous`: neither then knew of the other, whatever the clocks say,
 * even if one of them is over by now.
 */
function comeIn(state: RoomState, occupant: Occupant): RoomState {
  const others = state.recent.filter(
    (other) =>
      other.session !== occupant.session &&
      (other.previous === occupant.previous || isIn(state, other.session)),
  );
  const clashes = others.map((first): RoomClash => {
    return { case: clashId(first.by, occupant.by), first, second: occupant };
  });
  const left = state.leftEarly.includes(occupant.session);
  return {
    ...state,
    occupants: left ? state.occupants : [...state.occupants, occupant],
    recent: [...state.recent, occupant].slice(-RECENT_PARTIES),
    leftEarly: left
      ? state.leftEarly.filter((session) => session !== occupant.session)
      : state.leftEarly,
    clashes: clashes.length > 0 ? [...state.clashes, ...clashes] : state.clashes,
  };
}

/**
 * A party leaves. One that was never here left by a clock behind that of its coming: remembered
 * until it comes. One that has left already changes nothing.
 */
function leave(state: RoomState, session: SessionId, at: RoomState['dirtySince'], soils: boolean) {
  const wasHere = isIn(state, session);
  if (!wasHere && state.recent.some((other) => other.session === session)) return state;
  return {
    ...state,
    occupants: state.occupants.filter((occupant) => occupant.session !== session),
    leftEarly: wasHere ? state.leftEarly : [...state.leftEarly, session],
    dirtySince: soils ? at : state.dirtySince,
  };
}

const isIn = (state: RoomState, session: SessionId): boolean =>
  state.occupants.some((occupant) => occupant.session === session);

const clashId = (a: EntryId, b: EntryId): string => (a < b ? `twice:${a}+${b}` : `twice:${b}+${a}`);
