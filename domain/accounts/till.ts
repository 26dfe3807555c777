import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { limited } from '../commands/text.ts';
import { fen, negateFen, subtractFen, timesFen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import { newId, type MemberId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { AccountTender } from '../payments/entries.ts';
import { moneyOf, shiftOf } from '../payments/tender.ts';
import type { DecideCase, RefundSale, SellProduct, TopUp } from './command.ts';
import { accountsContext } from './context.ts';
import * as decided from './decide.ts';
import type { TillFact } from './entries.ts';
import { storedValueAccount } from './names.ts';
import { productsOf } from './records.ts';

type For = Pick<AccountTender, 'member' | 'for' | 'about'>;

/**
 * Takes exactly what something for an account costs, as tenders of the open shift (PAY-12).
 *
 * @returns `noShiftOpen`, `notFullyPaid` with what is left, and what {@link moneyOf} refuses.
 */
function takeMoney(
  tenders: TopUp['tenders'],
  priceFen: Fen,
  what: For,
  context: CommandContext,
): Result<readonly AccountTender[], Refusal> {
  if (priceFen === 0 && tenders.length === 0) return ok([]);
  const shift = shiftOf(context);
  if (!shift.ok) return shift;
  const taken: AccountTender[] = [];
  let leftFen = priceFen;
  for (const tender of tenders) {
    const money = moneyOf(tender, leftFen, context);
    if (!money.ok) return money;
    taken.push({ type: 'AccountTender', shift: shift.value, ...what, ...money.value });
    leftFen = subtractFen(leftFen, money.value.amountFen);
  }
  return leftFen > 0 ? err(refuse('notFullyPaid', { leftFen })) : ok(taken);
}

/** Tops up by a package or by an amount (MEM-3). `topUpUnknown` for a package no longer sold. */
export function topUp(command: TopUp, context: CommandContext): Decision {
  const { member, topUp: id, tenders } = command;
  const pack = id === null ? null : context.registers.topUps.get(id);
  if (pack === undefined || pack?.retired) return err(refuse('topUpUnknown'));
  const paidFen = pack?.paidFen ?? command.paidFen;
  const accounts = accountsContext(context, member);
  const account = storedValueAccount(member);
  const isOpen = accounts.view.expected.accounts[account] !== undefined;
  const facts = decided.topUp(
    accounts,
    { paidFen, bonusFen: pack?.bonusFen ?? ZERO_FEN },
    isOpen ? account : { account, named: true, name: '' },
  );
  return facts.ok ? withMoney(facts.value, tenders, { member, for: 'topUp' }, context) : facts;
}

/** Sells a product (MEM-4). `productUnknown` for one no longer sold. */
export function sellProduct(command: SellProduct, context: CommandContext): Decision {
  const { member, product: id, tenders } = command;
  const product = context.registers.products.get(id);
  if (!product || product.retired) return err(refuse('productUnknown'));
  const accounts = accountsContext(context, member);
  const facts = decided.sellProducts(accounts, productsOf(product, context.date));
  return facts.ok ? withMoney(facts.value, tenders, { member, for: 'sale' }, context) : facts;
}

/** Adds what was taken for the credits among some facts. */
function withMoney(
  facts: readonly TillFact[],
  tenders: TopUp['tenders'],
  what: Omit<For, 'about'>,
  context: CommandContext,
): Decision {
  const credits = facts.filter((fact) => fact.type === 'AccountCredited');
  const priceFen = fen(credits.reduce((sum, { paidFen }) => sum + paidFen, 0));
  const about = credits[0]?.sale ?? '';
  const money = takeMoney(tenders, priceFen, { ...what, about }, context);
  return money.ok ? ok([...facts, ...money.value]) : money;
}

/** Gives the unused part of a sale back to the guest, out of this till (MEM-3, ACC-7). */
export function refundSale(command: RefundSale, context: CommandContext): Decision {
  const { member, sale, tenderType } = command;
  const shift = shiftOf(context);
  if (!shift.ok) return shift;
  const reference = limited(command.reference, 'reference');
  if (!reference.ok) return reference;
  if (tenderType !== 'cash' && reference.value === '') return err(refuse('referenceMissing'));
  const accounts = accountsContext(context, member);
  const why = accounts.view.expected.sales[sale]?.why;
  if (why !== 'topUp' && why !== 'sale') return err(refuse('saleUnknown'));
  const facts = decided.refundSale(accounts, sale);
  if (!facts.ok) return facts;
  const [refund] = facts.value;
  if (refund?.type !== 'CreditRefunded' || refund.refundFen === 0) return facts;
  return ok([
    ...facts.value,
    {
      type: 'AccountTender',
      shift: shift.value,
      tender: newId<'tender'>(context.at, context.random),
      member,
      for: 'refund',
      about: refund.refund,
      tenderType,
      amountFen: negateFen(refund.refundFen),
      receivedFen: ZERO_FEN,
      changeFen: ZERO_FEN,
      reference: reference.value,
    },
  ]);
}

/**
 * Decides a case file (ACC-13): money collected goes into the drawer; `reassign` takes it off the
 * other member's stored value, as any spend of theirs.
 */
export function decideCase(command: DecideCase, context: CommandContext): Decision {
  const { member, action, amount, tender, type: _type, ...wanted } = command;
  const accounts = accountsContext(context, member);
  const store = action === 'chargeToStore' ? (wanted.store ?? context.store) : null;
  const to = action === 'reassign' ? wanted.to : null;
  const facts = decided.decideCase(accounts, { ...wanted, action, amount, store, to });
  if (!facts.ok) return facts;
  const file = accounts.view.settled.cases[command.case];
  const terms = file?.account ? accounts.view.expected.accounts[file.account]?.terms : undefined;
  const worthFen = timesFen(terms?.unitFen ?? fen(1), amount);
  if (action === 'collect') {
    const what = { member, for: 'case', about: command.case } as const;
    const money = takeMoney(tender ? [tender] : [], worthFen, what, context);
    return money.ok ? ok([...facts.value, ...money.value]) : money;
  }
  if (to === null) return facts;
  const paid = spendForOther(to, worthFen, command.case, context);
  return paid.ok ? ok([...paid.value, ...facts.value]) : paid;
}

function spendForOther(
  to: MemberId,
  amount: Fen,
  purpose: string,
  context: CommandContext,
): Result<readonly TillFact[], Refusal> {
  if (amount === 0) return ok([]);
  const wanted = { account: storedValueAccount(to), amount, card: null };
  return decided.spendAccount(accountsContext(context, to), wanted, purpose);
}
