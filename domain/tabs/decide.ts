import type {
  AttachMember,
  DetachMember,
  DraftLine,
  NoteTab,
  SendOrder,
  VoidLine,
} from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { limited, reasonOf } from '../commands/text.ts';
import { newId, type StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isMergedAway } from '../members/away.ts';
import { liveQuantity } from './amounts.ts';
import type { OrderedLine } from './entries.ts';
import { openTab } from './open-tab.ts';

/** More of one thing than anybody orders at once; beyond it somebody mistyped. */
const MAX_QUANTITY = 999;

const isQuantity = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY;

/**
 * Sends lines to their stations (ORD-1). Name, price, category and modifiers are copied now and
 * never change after. Refuses `orderEmpty`, `itemUnknown`, `itemRetired`, `quantityInvalid`, and
 * `lineSent` for a line that is on the tab already, as after a cut of which the screen heard late.
 */
export function sendOrder(command: SendOrder, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  if (command.lines.length === 0) return err(refuse('orderEmpty'));
  const sent = new Set(found.value.orders.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const lines: OrderedLine[] = [];
  for (const draft of command.lines) {
    const line = orderedLine(draft, context);
    if (!line.ok) return line;
    if (sent.has(draft.line)) return err(refuse('lineSent', { item: line.value.name }));
    sent.add(draft.line);
    lines.push(line.value);
  }
  const { at, random, till, lastNumbers } = context;
  const order = newId<'order'>(at, random);
  const number = `${till}${lastNumbers.order + 1}`;
  return ok([{ type: 'OrderSent', tab: command.tab, order, number, lines }]);
}

function orderedLine(
  draft: DraftLine,
  { registers }: CommandContext,
): Result<OrderedLine, Refusal> {
  const item = registers.items.get(draft.item);
  if (!item) return err(refuse('itemUnknown'));
  if (item.retired) return err(refuse('itemRetired', { item: item.name }));
  const { quantity } = draft;
  if (!isQuantity(quantity)) {
    return err(refuse('quantityInvalid', { item: item.name, max: MAX_QUANTITY }));
  }
  const note = limited(draft.note, 'note');
  if (!note.ok) return note;
  // A modifier counts by its name: its price is the item's, never what a screen says.
  const modifiers = item.modifiers.filter(({ name }) =>
    draft.modifiers.some((wanted) => wanted.name === name),
  );
  if (modifiers.length < draft.modifiers.length) {
    return err(refuse('itemUnknown', { item: item.name }));
  }
  return ok({
    line: draft.line,
    item: item.id,
    name: item.name,
    category: item.category,
    categoryName: registers.categories.get(item.category)?.name ?? '',
    station: item.station,
    priceFen: item.priceFen,
    modifiers,
    quantity,
    unit: item.unit,
    note: note.value,
  });
}

/**
 * Takes back part or all of a sent line (ORD-1). Refuses `reasonMissing`, `lineUnknown`,
 * `quantityInvalid` and `voidTooMuch` with what is left.
 *
 * @param approvedBy who approved with their own PIN; null where the actor has the right.
 */
export function voidLine(
  command: VoidLine,
  context: CommandContext,
  approvedBy: StaffId | null,
): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const reason = reasonOf(command.reason);
  if (!reason.ok) return reason;
  const { tab, line, quantity } = command;
  const sent = found.value.orders
    .flatMap((order) => order.lines)
    .find((known) => known.line === line);
  if (!sent) return err(refuse('lineUnknown'));
  if (!isQuantity(quantity)) {
    return err(refuse('quantityInvalid', { item: sent.name, max: liveQuantity(sent) }));
  }
  if (quantity > liveQuantity(sent)) {
    return err(refuse('voidTooMuch', { item: sent.name, left: liveQuantity(sent) }));
  }
  return ok([{ type: 'LineVoided', tab, line, quantity, reason: reason.value, approvedBy }]);
}

/** `mergedAway` for a member who is another by now: the tab is that one's (MEM-6). */
export function attachMember(command: AttachMember, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const { tab, member, memberNumber } = command;
  if (isMergedAway(member, context)) return err(refuse('mergedAway'));
  return ok([{ type: 'MemberAttached', tab, member, memberNumber }]);
}

/** Refuses `memberUnknown` where the tab has none. */
export function detachMember(command: DetachMember, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  if (!found.value.member) return err(refuse('memberUnknown'));
  return ok([{ type: 'MemberDetached', tab: command.tab }]);
}

/** An empty note takes the old one away. */
export function noteTab(command: NoteTab, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const note = limited(command.note, 'note');
  if (!note.ok) return note;
  return ok([{ type: 'TabNoted', tab: command.tab, note: note.value }]);
}
