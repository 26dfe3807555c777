import { type Entry, NEW_ENTRY, newTender, preview } from '#client/ui/money-entry.ts';
import type { CaseAction } from '#domain/accounts/entries.ts';
import type { Command } from '#domain/commands/command.ts';
import { type Fen, fen, parseYuan, timesFen } from '#domain/kernel/fen.ts';
import type { MemberId, StoreId } from '#domain/kernel/ids.ts';

import type { MoneyCase } from './use-money-cases.ts';

/** What is being decided about a case. */
export interface DecideDraft {
  readonly action: CaseAction;
  /** As typed: yuan of stored value, else units; empty for all that is left. */
  readonly typed: string;
  readonly entry: Entry;
  readonly store: StoreId | null;
  readonly to: { readonly id: MemberId; readonly name: string } | null;
  readonly note: string;
}

export const NEW_DRAFT: DecideDraft = {
  action: 'collect',
  typed: '',
  entry: NEW_ENTRY,
  store: null,
  to: null,
  note: '',
};

/** What can be done about a case: money is owed in an overdraft alone, a card's case is only noted. */
export function actionsFor({ file }: MoneyCase): readonly CaseAction[] {
  if (file.kind === 'overdraft') return ['collect', 'waive', 'chargeToStore', 'reassign'];
  return file.left > 0 ? ['collect', 'waive', 'chargeToStore'] : ['waive'];
}

/** Units that are decided; null for what is no amount, or more than is left. */
export function unitsOf({ file, account }: MoneyCase, typed: string): number | null {
  if (typed.trim() === '') return file.left;
  const parsed = parseYuan(typed);
  const units =
    account?.terms.kind === 'storedValue' ? (parsed.ok ? parsed.value : 0) : Number(typed);
  return Number.isSafeInteger(units) && units > 0 && units <= file.left ? units : null;
}

/** What those units are worth in money. */
export const worthOf = ({ account }: MoneyCase, units: number): Fen =>
  timesFen(account?.terms.unitFen ?? fen(1), units);

/** The command, or null while something is missing. */
export function decisionOf(found: MoneyCase, draft: DecideDraft): Command | null {
  const { action, entry, store, to, note } = draft;
  const amount = unitsOf(found, draft.typed);
  if (amount === null) return null;
  const dueFen = worthOf(found, amount);
  const coming = preview(entry, dueFen);
  const isPaid = coming.problem === null && coming.stillFen === 0;
  if (action === 'collect' && !isPaid) return null;
  if (action === 'reassign' && (to === null || to.id === found.member)) return null;
  if (action !== 'collect' && note.trim() === '') return null;
  return {
    type: 'decideCase',
    member: found.member,
    case: found.file.id,
    action,
    amount,
    store: action === 'chargeToStore' ? store : null,
    to: action === 'reassign' ? (to?.id ?? null) : null,
    note: note.trim(),
    tender: action === 'collect' ? newTender(entry, dueFen) : null,
  };
}
