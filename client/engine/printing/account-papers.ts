import { isTillFact } from '#domain/accounts/held.ts';
import type { AccountCredited, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import { type Account, type MemberAccounts, valuesOf } from '#domain/accounts/state.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { AccountTender } from '#domain/payments/entries.ts';
import { readMemberRef } from '#domain/printing/refs.ts';
import type { PrintDocument } from '#printers/document.ts';
import { cardSlip } from '#printers/forms/card-slip.ts';
import { topUpSlip, type SlipBalance, type SlipCredit } from '#printers/forms/top-up-slip.ts';
import { accountsOf } from '../accounts/held.ts';
import { staffName, type PaperJob, type PaperSources } from './paper-job.ts';

interface KnownMember {
  readonly settled: MemberAccounts;
  readonly expected: MemberAccounts;
  /** What this store did that isn't settled, what is being recorded among it. */
  readonly facts: readonly Recorded<TillFact>[];
  readonly named: { readonly number: string; readonly name: string };
}

async function memberOf(
  { core, memory, view }: PaperSources,
  member: MemberId,
): Promise<KnownMember | null> {
  const [row] = await accountsOf(core, memory, [member]);
  if (!row) return null;
  const known = new Set(row.unsettled.map(({ id }) => id));
  const more = view.entries.filter(isOfMember(member)).filter(({ id }) => !known.has(id));
  const facts = [...row.unsettled, ...more];
  const { settled, expected } = provisionalView(row.settled, facts);
  const person = await core.ports.database.members.get(member);
  const named = { number: person?.number ?? '', name: person?.name ?? '' };
  return { settled, expected, facts, named };
}

const isOfMember =
  (member: MemberId) =>
  (entry: Entry): entry is Entry & Recorded<TillFact> =>
    isTillFact(entry.fact) && entry.fact.member === member;

/** What was put on a member's accounts, or given back, with what was paid for it. */
export async function topUpPaper(
  sources: PaperSources,
  job: PaperJob,
): Promise<PrintDocument | null> {
  const ref = readMemberRef(job.ref);
  const known = ref && (await memberOf(sources, ref.member));
  if (!ref || !known) return null;
  const tenders = tendersOf(sources, ref.about);
  const why = tenders[0]?.for;
  return topUpSlip({
    look: sources.look,
    what: why === 'refund' ? 'refund' : why === 'sale' ? 'sale' : 'topUp',
    member: known.named,
    credits: creditsOf(known, ref.about),
    tenders,
    balances: balancesOf(known, job),
    at: job.at,
    date: job.date,
    staffName: staffName(sources, job.actor),
  });
}

/** The money for it: what is being recorded, else what the open days' shifts hold. */
function tendersOf({ view }: PaperSources, about: string): readonly AccountTender[] {
  const shifts = view.books.shifts().flatMap(({ shift }) => view.books.entriesOf(`shift:${shift}`));
  const all = view.entries.length > 0 ? view.entries : shifts;
  return all.flatMap(({ fact }) =>
    fact.type === 'AccountTender' && fact.about === about ? [fact] : [],
  );
}

/** What went on the accounts; of a combo card all that was sold with it. */
function creditsOf({ facts, expected }: KnownMember, about: string): readonly SlipCredit[] {
  const refund = facts.find(({ fact }) => fact.type === 'CreditRefunded' && fact.refund === about);
  if (refund?.fact.type === 'CreditRefunded') {
    const account = expected.accounts[refund.fact.account];
    return account ? [creditOf(account, refund.fact.amount, 0, null)] : [];
  }
  const sale = facts.find(({ fact }) => fact.type === 'AccountCredited' && fact.sale === about);
  const sold = facts.flatMap(({ at, device, fact }) =>
    fact.type === 'AccountCredited' && at === sale?.at && device === sale.device ? [fact] : [],
  );
  if (sold.length > 0) return sold.flatMap((fact) => creditOfFact(fact, expected));
  return valuesOf(expected.accounts).flatMap((account) => {
    const lots = account.lots.filter((lot) => lot.sale === about);
    return lots.length > 0 ? [creditOfLots(account, lots)] : [];
  });
}

const creditOfFact = (
  { account: id, lots }: AccountCredited,
  { accounts }: MemberAccounts,
): readonly SlipCredit[] => {
  const account = accounts[id];
  return account ? [creditOfLots(account, lots)] : [];
};

function creditOfLots(account: Account, lots: AccountCredited['lots']): SlipCredit {
  const sum = (part: 'paid' | 'bonus'): number =>
    lots.filter((lot) => lot.part === part).reduce((total, { amount }) => total + amount, 0);
  return creditOf(account, sum('paid'), sum('bonus'), lots[0]?.until ?? null);
}

function creditOf(
  { name, terms }: Account,
  paid: number,
  bonus: number,
  lotUntil: SlipCredit['until'],
): SlipCredit {
  const until = terms.kind === 'periodCard' ? terms.validUntil : lotUntil;
  return { name, kind: terms.kind, paid, bonus, until, unlimited: isUnlimited(terms) };
}

const isUnlimited = (terms: Account['terms']): boolean =>
  terms.kind === 'periodCard' && terms.unlimited;

function balancesOf(
  { settled, expected }: KnownMember,
  { date }: PaperJob,
): readonly SlipBalance[] {
  return valuesOf(expected.accounts).flatMap((account): readonly SlipBalance[] => {
    const { name, terms, owed } = account;
    const before = settled.accounts[account.account];
    const units = balanceOn(account, date);
    const unlimited = isUnlimited(terms);
    // What was used up long ago is of no use on a slip.
    if (units === 0 && owed === 0 && !unlimited) return [];
    return [
      {
        name,
        kind: terms.kind,
        settled: before ? balanceOn(before, date) : null,
        expected: units,
        owed,
        unlimited,
      },
    ];
  });
}

/** What was done with a member's card. */
export async function cardPaper(
  sources: PaperSources,
  job: PaperJob,
): Promise<PrintDocument | null> {
  const ref = readMemberRef(job.ref);
  const known = ref && (await memberOf(sources, ref.member));
  if (!ref || !known) return null;
  const card = valuesOf(known.expected.cards).find((each) => each.card === ref.about);
  const replaced = card?.replacedBy ? known.expected.cards[card.replacedBy.card] : undefined;
  if (!card) return null;
  return cardSlip({
    look: sources.look,
    what: replaced ? 'CardReplaced' : 'CardIssued',
    member: known.named,
    number: card.number,
    newNumber: replaced?.number ?? '',
    reason: job.note,
    at: job.at,
    date: job.date,
    staffName: staffName(sources, job.actor),
  });
}
