import type { DraftLine } from '#domain/commands/command.ts';
import { type Fen, fen, sumFen, timesFen } from '#domain/kernel/fen.ts';
import { isId, type ItemId, type LineId } from '#domain/kernel/ids.ts';
import type { Item, Modifier } from '#domain/tabs/records.ts';
import type { TabState } from '#domain/tabs/state.ts';

/** Lines composed on the order pad and not sent yet. */
export type Draft = readonly DraftLine[];

export const MOST_OF_A_LINE = 999;

/** One more of an item: on its plain line, when it has one, else on a new line `fresh` at the end. */
export function addOne(draft: Draft, item: ItemId, fresh: LineId): Draft {
  const at = draft.findIndex((line) => isPlain(line) && line.item === item);
  const line = draft[at];
  if (!line) return [...draft, plainLine(item, fresh)];
  return draft.with(at, { ...line, quantity: Math.min(line.quantity + 1, MOST_OF_A_LINE) });
}

export const plainLine = (item: ItemId, line: LineId): DraftLine => ({
  line,
  item,
  quantity: 1,
  modifiers: [],
  note: '',
});

/** A line as it was composed by hand; it joins one with the same modifiers and note. */
export function addLine(draft: Draft, added: DraftLine): Draft {
  const at = draft.findIndex((line) => sameKind(line, added));
  const line = draft[at];
  if (!line) return [...draft, added];
  const quantity = Math.min(line.quantity + added.quantity, MOST_OF_A_LINE);
  return draft.with(at, { ...line, quantity });
}

/** Puts a line in the place of what it was before; a quantity of 0 takes it out. */
export const replaceLine = (draft: Draft, changed: DraftLine): Draft =>
  draft
    .map((line) => (line.line === changed.line ? changed : line))
    .filter(({ quantity }) => quantity > 0);

/** Edits what isn't on its way: what is being sent stays as it was sent. */
export const editBeside = (
  draft: Draft,
  sending: ReadonlySet<DraftLine>,
  edit: (draft: Draft) => Draft,
): Draft => [
  ...draft.filter((line) => sending.has(line)),
  ...edit(draft.filter((line) => !sending.has(line))),
];

/**
 * What of a kept draft isn't on the tab. A browser writes what a page keeps seconds later, so that
 * a power cut can bring back a draft whose order was sent (TAB-1).
 */
export function unsentOf(draft: Draft, { orders }: TabState): Draft {
  const sent = new Set(orders.flatMap(({ lines }) => lines.map(({ line }) => line)));
  return draft.some(({ line }) => sent.has(line))
    ? draft.filter(({ line }) => !sent.has(line))
    : draft;
}

const isPlain = (line: DraftLine): boolean => line.modifiers.length === 0 && line.note === '';

const sameKind = (a: DraftLine, b: DraftLine): boolean =>
  a.item === b.item &&
  a.note === b.note &&
  a.modifiers.length === b.modifiers.length &&
  a.modifiers.every(
    (modifier, index) =>
      modifier.name === b.modifiers[index]?.name &&
      modifier.priceFen === b.modifiers[index]?.priceFen,
  );

/** A draft line with what it comes to at today's price; `item` null when it is gone. */
interface PricedLine {
  readonly line: DraftLine;
  readonly item: Item | null;
  readonly amountFen: Fen;
}

export interface PricedDraft {
  readonly lines: readonly PricedLine[];
  readonly count: number;
  readonly totalFen: Fen;
}

export function priceDraft(draft: Draft, items: ReadonlyMap<ItemId, Item>): PricedDraft {
  const lines = draft.map((line) => {
    const item = items.get(line.item) ?? null;
    return { line, item, amountFen: item ? priceLine(item, line) : fen(0) };
  });
  return {
    lines,
    count: draft.reduce((sum, line) => sum + line.quantity, 0),
    totalFen: sumFen(lines.map((line) => line.amountFen)),
  };
}

/** What a line comes to: (price + modifiers) × quantity. */
export const priceLine = (
  item: Item,
  line: { readonly quantity: number; readonly modifiers: readonly Modifier[] },
): Fen =>
  timesFen(
    sumFen([item.priceFen, ...line.modifiers.map((modifier) => modifier.priceFen)]),
    line.quantity,
  );

/** Reads a draft as it was kept on this tablet; what isn't one is an empty draft. */
export function readDraft(stored: string | null): Draft {
  if (stored === null) return [];
  try {
    const value: unknown = JSON.parse(stored);
    return Array.isArray(value) && value.every(isDraftLine) ? value : [];
  } catch {
    return [];
  }
}

function isDraftLine(value: unknown): value is DraftLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Partial<Record<keyof DraftLine, unknown>>;
  return (
    typeof line.line === 'string' &&
    isId(line.line) &&
    typeof line.item === 'string' &&
    Number.isSafeInteger(line.quantity) &&
    typeof line.note === 'string' &&
    Array.isArray(line.modifiers) &&
    line.modifiers.every(isModifier)
  );
}

function isModifier(value: unknown): value is Modifier {
  if (typeof value !== 'object' || value === null) return false;
  const modifier = value as Partial<Record<keyof Modifier, unknown>>;
  return typeof modifier.name === 'string' && Number.isSafeInteger(modifier.priceFen);
}
