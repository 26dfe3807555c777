import type { NewMoney } from '#domain/commands/command.ts';
import { type Fen, fen, parseYuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { MoneyTender } from '#domain/payments/entries.ts';

/** The next tender, as it is being entered. */
export interface Entry {
  readonly tenderType: MoneyTender;
  /** Yuan as typed; empty means the sum still due. */
  readonly typed: string;
  readonly reference: string;
}

export const NEW_ENTRY: Entry = { tenderType: 'cash', typed: '', reference: '' };

/** What a tender does to the tab, before it is taken. */
export interface TenderPreview {
  readonly receivedFen: Fen;
  /** What of it pays the tab. */
  readonly paysFen: Fen;
  /** Given back; only cash gives change (PAY-2). */
  readonly changeFen: Fen;
  /** Still due after it. */
  readonly stillFen: Fen;
  /** Why it can't be taken yet; null when it can. */
  readonly problem: 'noAmount' | 'tooMuch' | 'referenceMissing' | null;
}

/** What the entry does while `leftFen` is due. With nothing typed it is the sum still due. */
export function preview(entry: Entry, leftFen: Fen): TenderPreview {
  const parsed = entry.typed === '' ? null : parseYuan(entry.typed);
  const receivedFen = parsed === null ? leftFen : parsed.ok ? parsed.value : ZERO_FEN;
  const paysFen = fen(Math.min(receivedFen, leftFen));
  const changeFen = fen(Math.max(0, receivedFen - leftFen));
  return {
    receivedFen,
    paysFen,
    changeFen,
    stillFen: fen(leftFen - paysFen),
    problem: problemOf(entry, receivedFen, changeFen),
  };
}

function problemOf(entry: Entry, receivedFen: Fen, changeFen: Fen): TenderPreview['problem'] {
  if (receivedFen <= 0) return 'noAmount';
  if (entry.tenderType === 'cash') return null;
  if (changeFen > 0) return 'tooMuch';
  return entry.reference.trim() === '' ? 'referenceMissing' : null;
}

export const newTender = (entry: Entry, leftFen: Fen): NewMoney => ({
  tenderType: entry.tenderType,
  receivedFen: preview(entry, leftFen).receivedFen,
  reference: entry.tenderType === 'cash' ? '' : entry.reference.trim(),
});

/** A sum as it would have been typed, in yuan: 5000 is `50.00`. */
export const typedSum = (sum: Fen): string => (sum / 100).toFixed(2);
