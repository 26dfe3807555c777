import type { MemberId } from '#domain/kernel/ids.ts';
import type { TabState } from '#domain/tabs/state.ts';

/** Somebody whose account pays, as the members' directory has them. */
export interface Payer {
  readonly number: string;
  readonly name: string;
}

/** Whoever's accounts pay a tab, as far as they are known where the paper is written. */
export type Payers = ReadonlyMap<MemberId, Payer>;

/** {@link Payers} out of rows of the directory; who isn't in it is left out. */
export const payersAmong = (
  rows: readonly ((Payer & { readonly id: MemberId }) | undefined)[],
): Payers => new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));

/** The members out of whose accounts tenders of a tab stand, each once. */
export const payingMembers = ({ tenders }: TabState): readonly MemberId[] => [
  ...new Set(
    tenders.flatMap(({ account, voidedFor }) =>
      account && voidedFor === null ? [account.member] : [],
    ),
  ),
];

/**
 * Whose account it is, for paper that guests leave lying (PRT-8): the number, and of the name the
 * first character alone. How long the name is stays unsaid too.
 *
 * @example { number: 'M20261120001', name: '陈小明' } → 'M20261120001 陈**'
 */
export function payerWords({ number, name }: Payer): string {
  const [first] = name.trim();
  return first === undefined ? number : `${number} ${first}**`.trim();
}
