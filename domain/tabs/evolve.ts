import { withResolved } from '../cases/resolved.ts';
import type { Entry } from '../journal/entry.ts';
import type { TabId } from '../kernel/ids.ts';
import type { TenderTaken, TenderVoided } from '../payments/entries.ts';
import type { RoomSessionOpened, RoomTransferred } from '../rooms/entries.ts';
import type { LineVoided, OrderedLine, OrderSent, TabSettled } from './entries.ts';
import type { EarlyVoid, Settlement, TabLine, TabState, TabTender } from './state.ts';

/**
 * The tab after one more of its facts, in journal order. Never throws. A fact that comes before the
 * opening (another tablet's clock, a log not fetched yet) starts a shell that the opening fills.
 */
export function evolveTab(state: TabState | null, tab: TabId, entry: Entry): TabState {
  const before = state ?? shellOf(tab, entry);
  const { fact } = entry;
  switch (fact.type) {
    case 'RoomSessionOpened':
      return open(before, entry, fact);
    case 'RoomSessionCancelled':
      return before.cancelled
        ? before
        : { ...before, cancelled: { ...stamp(entry), reason: fact.reason, entry: entry.id } };
    case 'RoomTransferred':
      return { ...before, stays: [...before.stays, stayOf(entry, fact.to, fact)] };
    case 'HeadsChanged':
      return { ...before, heads: fact.heads };
    case 'OrderSent':
      return addOrder(before, entry, fact);
    case 'LineVoided':
      return voidLine(before, entry, fact);
    case 'MemberAttached':
      return { ...before, member: { id: fact.member, number: fact.memberNumber } };
    case 'MemberDetached':
      return { ...before, member: null };
    case 'TabNoted':
      return { ...before, note: fact.note };
    case 'TenderTaken':
      return addTender(before, entry, fact);
    case 'TenderVoided':
      return voidTender(before, entry, fact);
    case 'TabSettled':
      return settle(before, entry, fact);
    case 'CaseResolved':
      return { ...before, resolved: withResolved(before.resolved, entry, fact) };
    default:
      return before;
  }
}

const shellOf = (tab: TabId, entry: Entry): TabState => ({
  tab,
  store: entry.store,
  session: null,
  openedAt: entry.at,
  openedBy: entry.actor,
  date: entry.date,
  party: '',
  heads: 0,
  stays: [],
  orders: [],
  member: null,
  note: '',
  tenders: [],
  settled: null,
  settledAgain: [],
  cancelled: null,
  tenderVoids: [],
  earlyVoids: [],
  resolved: [],
});

const stamp = ({ at, actor }: Entry) => ({ at, actor });

const stayOf = (
  entry: Entry,
  room: RoomSessionOpened['room'],
  fact: RoomSessionOpened | RoomTransferred,
) => ({ room, from: entry.at, terms: fact.terms });

/** The room of the opening comes first, even where a move by a clock behind sorts before it. */
function open(state: TabState, entry: Entry, fact: RoomSessionOpened): TabState {
  return {
    ...state,
    session: fact.session,
    openedAt: entry.at,
    openedBy: entry.actor,
    date: entry.date,
    party: fact.party,
    // A change of heads that sorts before the opening is the later word.
    heads: state.heads || fact.heads,
    stays: [stayOf(entry, fact.room, fact), ...state.stays],
  };
}

function addOrder(state: TabState, entry: Entry, fact: OrderSent): TabState {
  const ids = new Set<string>(fact.lines.map((line) => line.line));
  const { order, number } = fact;
  const lines = fact.lines.map((line) => withEarlyVoids(line, state.earlyVoids));
  return {
    ...state,
    orders: [...state.orders, { order, number, ...stamp(entry), lines }],
    earlyVoids: withoutEarly(state, ids),
  };
}

function withEarlyVoids(line: OrderedLine, early: readonly EarlyVoid[]): TabLine {
  return early
    .filter((known) => known.of === line.line)
    .reduce<TabLine>((sum, known) => takeBack(sum, known), { ...line, voided: 0, voids: [] });
}

/** Never more than there is: two tablets apart may both have voided the same bottle. */
function takeBack(line: TabLine, { of: _of, ...record }: EarlyVoid): TabLine {
  const voided = Math.min(line.quantity, line.voided + record.quantity);
  return { ...line, voided, voids: [...line.voids, record] };
}

function voidLine(state: TabState, entry: Entry, fact: LineVoided): TabState {
  const { line: of, quantity, reason, approvedBy } = fact;
  const record: EarlyVoid = { of, quantity, reason, ...stamp(entry), approvedBy };
  const isSent = state.orders.some((order) => order.lines.some((line) => line.line === of));
  if (!isSent) return { ...state, earlyVoids: [...state.earlyVoids, record] };
  return {
    ...state,
    orders: state.orders.map((order) =>
      order.lines.some((line) => line.line === of)
        ? {
            ...order,
            lines: order.lines.map((line) => (line.line === of ? takeBack(line, record) : line)),
          }
        : order,
    ),
  };
}

function addTender(state: TabState, entry: Entry, fact: TenderTaken): TabState {
  const { type: _type, tab: _tab, ...taken } = fact;
  // A clock behind the one that took it may have voided it already.
  const early = state.tenderVoids.find((known) => known.tender === fact.tender);
  const { date, device } = entry;
  const tender = { ...taken, ...stamp(entry), date, device, voidedFor: early?.reason ?? null };
  return { ...state, tenders: [...state.tenders, tender] };
}

function voidTender(state: TabState, entry: Entry, fact: TenderVoided): TabState {
  const { tender: of, tenderType, amountFen, reason } = fact;
  const { device, id } = entry;
  const record = { tender: of, tenderType, amountFen, reason, ...stamp(entry), device, entry: id };
  const voided = (tender: TabTender): TabTender =>
    tender.tender === of && tender.voidedFor === null ? { ...tender, voidedFor: reason } : tender;
  return {
    ...state,
    tenders: state.tenders.map(voided),
    tenderVoids: [...state.tenderVoids, record],
  };
}

/** The first settlement in journal order stands; another one is kept for people to see (CASE-2). */
function settle(state: TabState, entry: Entry, fact: TabSettled): TabState {
  const { type: _type, tab: _tab, ...settled } = fact;
  const { date, device, id } = entry;
  const settlement: Settlement = { ...settled, ...stamp(entry), date, device, entry: id };
  return state.settled
    ? { ...state, settledAgain: [...state.settledAgain, settlement] }
    : { ...state, settled: settlement };
}

const withoutEarly = (state: TabState, ids: ReadonlySet<string>): readonly EarlyVoid[] =>
  state.earlyVoids.length === 0
    ? state.earlyVoids
    : state.earlyVoids.filter((known) => !ids.has(known.of));
