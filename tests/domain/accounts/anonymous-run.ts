import { topUp } from '#domain/accounts/decide.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from '#domain/accounts/terms.ts';
import { yuan } from '#domain/kernel/fen.ts';
import type { AccountId } from '#domain/kernel/ids.ts';
import { must } from '#tests/domain/support/till-log.ts';
import {
  contextOf,
  createRun,
  days,
  firstAccount,
  meet,
  pass,
  reclaim,
  type Run,
  type Till,
} from './bank-run.ts';

/** Days for which an anonymous top-up lasts by default. */
export const LASTS = DEFAULT_ACCOUNT_SETTINGS.anonymousYears * 366;

/** An anonymous account on its first day, which the first of some tills opened. Amounts in yuan. */
export function openAnonymous(
  tills: number,
  settings: Partial<AccountSettings>,
  paid: number,
  bonus: number,
): Run {
  const run = createRun(tills, settings);
  const [first] = run.tills;
  if (!first) throw new Error('there are tills');
  const pack = { paidFen: yuan(paid), bonusFen: yuan(bonus) };
  must(run, first, topUp(contextOf(run, first), pack, { named: false, name: 'Gift card' }));
  meet(run, first);
  return run;
}

/** Tops up again some days later, and waits five more, so that nothing is held. Amounts in yuan. */
export function topUpLater(
  run: Run,
  till: Till,
  later: number,
  paid: number,
  bonus: number,
): AccountId {
  pass(run, days(later));
  const account = firstAccount(run);
  const pack = { paidFen: yuan(paid), bonusFen: yuan(bonus) };
  must(run, till, topUp(contextOf(run, till), pack, account));
  meet(run, till);
  pass(run, days(5));
  reclaim(run);
  meet(run, till);
  return account;
}
