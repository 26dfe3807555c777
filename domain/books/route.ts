import type { Fact } from '../journal/facts.ts';
import { unreachable } from '../kernel/assert.ts';
import type { RoomId, TabId } from '../kernel/ids.ts';

/** Names the aggregate that a fact belongs to. */
export type AggregateKey =
  | `room:${string}`
  | `tab:${string}`
  | `shift:${string}`
  | `member:${string}`
  | `accounts:${string}`
  | `print:${string}`;

export type AggregateKind = 'room' | 'tab' | 'shift' | 'member' | 'accounts' | 'print';

export const keyOf = (kind: AggregateKind, id: string): AggregateKey => `${kind}:${id}`;
export const roomKey = (room: RoomId): AggregateKey => `room:${room}`;
export const tabKey = (tab: TabId): AggregateKey => `tab:${tab}`;

/** A key's kind and id. */
export function splitKey(key: AggregateKey): { readonly kind: AggregateKind; readonly id: string } {
  const colon = key.indexOf(':');
  // The type of a key says which words come before the colon.
  return { kind: key.slice(0, colon) as AggregateKind, id: key.slice(colon + 1) };
}

/** @returns null when `text` is no aggregate's key, as in a case of a newer version. */
export function parseKey(
  text: string,
): { readonly kind: AggregateKind; readonly id: string } | null {
  const match = /^(room|tab|shift|member|accounts|print):([0-9a-z][0-9a-z_-]*)$/u.exec(text);
  if (!match?.[1] || !match[2]) return null;
  // The pattern allows these six words only.
  return { kind: match[1] as AggregateKind, id: match[2] };
}

/** Takes the aggregates of a fact, one by one. */
export type VisitAggregate = (kind: AggregateKind, id: string) => void;

/** The aggregates that a fact changes, each named once; as keys. See {@link visitAggregates}. */
export function aggregatesOf(fact: Fact): readonly AggregateKey[] {
  const keys: AggregateKey[] = [];
  visitAggregates(fact, (kind, id) => keys.push(keyOf(kind, id)));
  return keys;
}

/**
 * Names the aggregates that a fact changes, each once. A seal changes none; a case changes the
 * aggregate that raised it. By visits, since folding a day makes no keys then.
 */
export function visitAggregates(fact: Fact, visit: VisitAggregate): void {
  switch (fact.type) {
    case 'RoomSessionOpened':
      visit('room', fact.room.id);
      return visit('tab', fact.tab);
    case 'RoomSessionCancelled':
    case 'RoomSessionClosed':
      visit('room', fact.room);
      return visit('tab', fact.tab);
    case 'RoomTransferred':
      visit('room', fact.from);
      if (fact.to.id !== fact.from) visit('room', fact.to.id);
      return visit('tab', fact.tab);
    case 'RoomCleaned':
    case 'RoomTakenOutOfOrder':
    case 'RoomRestored':
      return visit('room', fact.room);
    case 'HeadsChanged':
    case 'OrderSent':
    case 'LineVoided':
    case 'MemberAttached':
    case 'MemberDetached':
    case 'TabNoted':
      return visit('tab', fact.tab);
    case 'TabSettled':
    case 'TenderTaken':
    case 'TenderVoided':
      visit('tab', fact.tab);
      return visit('shift', fact.shift);
    case 'ShiftOpened':
    case 'ShiftClosed':
    case 'AccountTender':
      return visit('shift', fact.shift);
    case 'MemberRegistered':
      return visit('member', fact.member);
    case 'AccountOpened':
    case 'AccountCredited':
    case 'AccountSpent':
    case 'SpendReturned':
    case 'CreditRefunded':
    case 'AllowanceReleased':
    case 'CaseDecided':
    case 'CardIssued':
    case 'CardFrozen':
    case 'CardUnfrozen':
    case 'CardReplaced':
    case 'CardCancelled':
    case 'MembersMerged':
    case 'MergeUndone':
      return visit('accounts', fact.member);
    case 'CaseResolved': {
      // Checked by journal/schema.ts; a kind of aggregate that isn't known here has no fold here.
      const about = parseKey(fact.about);
      return about ? visit(about.kind, about.id) : undefined;
    }
    case 'PrintRequested':
    case 'PrintRepeated':
    case 'PrintMoved':
    case 'PrintEnded':
      return visit('print', fact.job);
    case 'LogSealed':
      return undefined;
    default:
      return unreachable(fact);
  }
}
