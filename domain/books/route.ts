import type { Fact } from '../journal/facts.ts';
import { unreachable } from '../kernel/assert.ts';
import type { MemberId, RoomId, ShiftId, TabId } from '../kernel/ids.ts';

/** Names the aggregate that a fact belongs to. */
export type AggregateKey =
  | `room:${string}`
  | `tab:${string}`
  | `shift:${string}`
  | `member:${string}`;

export type AggregateKind = 'room' | 'tab' | 'shift' | 'member';

export const keyOf = (kind: AggregateKind, id: string): AggregateKey => `${kind}:${id}`;
export const roomKey = (room: RoomId): AggregateKey => `room:${room}`;
export const tabKey = (tab: TabId): AggregateKey => `tab:${tab}`;
export const shiftKey = (shift: ShiftId): AggregateKey => `shift:${shift}`;
export const memberKey = (member: MemberId): AggregateKey => `member:${member}`;

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
  const match = /^(room|tab|shift|member):([0-9a-z][0-9a-z_-]*)$/u.exec(text);
  if (!match?.[1] || !match[2]) return null;
  // The pattern allows these four words only.
  return { kind: match[1] as AggregateKind, id: match[2] };
}

/**
 * The aggregates that a fact changes, each named once. A seal changes none; a case changes the
 * aggregate that raised it.
 */
export function aggregatesOf(fact: Fact): readonly AggregateKey[] {
  switch (fact.type) {
    case 'RoomSessionOpened':
      return [roomKey(fact.room.id), tabKey(fact.tab)];
    case 'RoomSessionCancelled':
    case 'RoomSessionClosed':
      return [roomKey(fact.room), tabKey(fact.tab)];
    case 'RoomTransferred':
      return fact.from === fact.to.id
        ? [roomKey(fact.from), tabKey(fact.tab)]
        : [roomKey(fact.from), roomKey(fact.to.id), tabKey(fact.tab)];
    case 'RoomCleaned':
    case 'RoomTakenOutOfOrder':
    case 'RoomRestored':
      return [roomKey(fact.room)];
    case 'HeadsChanged':
    case 'OrderSent':
    case 'LineVoided':
    case 'MemberAttached':
    case 'MemberDetached':
    case 'TabNoted':
      return [tabKey(fact.tab)];
    case 'TabSettled':
    case 'TenderTaken':
    case 'TenderVoided':
      return [tabKey(fact.tab), shiftKey(fact.shift)];
    case 'ShiftOpened':
    case 'ShiftClosed':
      return [shiftKey(fact.shift)];
    case 'MemberRegistered':
      return [memberKey(fact.member)];
    case 'CaseResolved':
      // Checked by journal/schema.ts; a kind of aggregate that isn't known here has no fold here.
      return parseKey(fact.about) ? [fact.about as AggregateKey] : [];
    case 'LogSealed':
      return [];
    default:
      return unreachable(fact);
  }
}
