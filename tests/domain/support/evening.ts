import type { NewTender } from '#domain/commands/command.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { FactType, Fact } from '#domain/journal/facts.ts';
import { fen } from '#domain/kernel/fen.ts';
import { id, type LineId, type RoomId, type TabId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { MoneyTender } from '#domain/payments/entries.ts';
import type { Tablet } from './tablet.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

export const room = (name: string): RoomId => id<RoomId>(name);

/** The only fact of a type among entries. @throws when there is none or there are more. */
export function only<Type extends FactType>(
  entries: readonly Entry[],
  type: Type,
): Extract<Fact, { readonly type: Type }> {
  const found = entries.map(({ fact }) => fact).filter((fact) => fact.type === type);
  const [fact] = found;
  if (!fact || found.length !== 1) throw new Error(`${found.length} facts of type ${type}`);
  // Filtered by its type.
  return fact as Extract<Fact, { readonly type: Type }>;
}

/** A float of 500 yuan in hundreds. */
export const openShift = (tablet: Tablet, at: Instant) =>
  only(tablet.must({ type: 'openShift', float: { 10_000: 5 } }, at), 'ShiftOpened').shift;

export const openRoom = (tablet: Tablet, name: string, at: Instant): TabId =>
  only(
    tablet.must({ type: 'openRoom', room: room(name), party: 'Chen', heads: 4, member: null }, at),
    'RoomSessionOpened',
  ).tab;

/** Sends some of one item. @returns the line. */
export const order = (
  tablet: Tablet,
  tab: TabId,
  item: string,
  quantity: number,
  at: Instant,
): LineId => {
  const line = draftLine(item, quantity);
  const sent = only(tablet.must({ type: 'sendOrder', tab, lines: [line] }, at), 'OrderSent');
  const [first] = sent.lines;
  if (!first) throw new Error('no line was sent');
  return first.line;
};

/** Money handed over, in fen; all but cash with the slip's last digits. */
export const pay = (tenderType: MoneyTender, receivedFen: number): NewTender => ({
  tenderType,
  receivedFen: fen(receivedFen),
  reference: tenderType === 'cash' ? '' : '0042',
});

export const settle = (
  tablet: Tablet,
  tab: TabId,
  at: Instant,
  tenders: readonly NewTender[],
): readonly Entry[] => tablet.must({ type: 'settleTab', tab, endedAt: at, tenders }, at);
