import { isTillFact } from '#domain/accounts/held.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import { type Account, type MemberAccounts, valuesOf } from '#domain/accounts/state.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { isKnown, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { AccountTender } from '#domain/payments/entries.ts';
import { readMemberRef } from '#domain/printing/refs.ts';
import type { PrintDocument } from '#printers/document.ts';
import { cardSlip } from '#printers/forms/card-slip.ts';
import {
  topUpSlip,
  type SlipBalance,
  type SlipCredit,
  type TopUpSlipInput,
} from '#printers/forms/top-up-slip.ts';
import { accountsOf } from '../accounts/held.ts';
import { staffName, type PaperJob, type PaperSources } from './paper-job.ts';

/** What a job names, and the member whose it is, with what is being recorded among it. */
interface Subject {
  readonly about: string;
  readonly settled: MemberAccounts;
  readonly expected: MemberAccounts;
  readonly member: { readonly number: string; readonly name: string };
}

async function subjectOf(
  { core, memory, view }: PaperSources,
  job: PaperJob,
): Promise<Subject | null> {
  const ref = readMemberRef(job.ref);
  const [row] = ref ? await accountsOf(core, memory, [ref.member]) : [];
  if (!ref || !row) return null;
  const { member, about } = ref;
  const known = new Set(row.unsettled.map(({ id }) => id));
  const more = view.entries.filter(isOfMember(member)).filter(({ id }) => !known.has(id));
  const { settled, expected } = provisionalView(row.settled, [...row.unsettled, ...more]);
  const person = await core.ports.database.members.get(member);
  const named = { number: person?.number ?? '', name: person?.name ?? '' };
  return { about, settled, expected, member: named };
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
  const subject = await subjectOf(sources, job);
  if (!subject) return null;
  return topUpSlip({
    look: sources.look,
    ...soldOf(subject),
    member: subject.member,
    tenders: tendersOf(sources, subject.about),
    balances: balancesOf(subject, job),
    at: job.at,
    date: job.date,
    staffName: staffName(sources, job.actor),
  });
}

/** The money for it: what is being recorded with it, else what the open days' shifts hold. */
function tendersOf({ view }: PaperSources, about: string): readonly AccountTender[] {
  const among = (entries: readonly AnyEntry[]): readonly AccountTender[] =>
    entries.flatMap((entry) =>
      isKnown(entry) && entry.fact.type === 'AccountTender' && entry.fact.about === about
        ? [entry.fact]
        : [],
    );
  const recorded = among(view.entries);
  if (recorded.length > 0) return recorded;
  const { books } = view;
  return among(books.shifts().flatMap(({ shift }) => books.entriesOf(`shift:${shift}`)));
}

/**
 * What went on the accounts, or off them again; of a combo card all that was sold with it. Out of the
 * books, which know it whether the bank has settled it or not.
 */
function soldOf({ expected, about }: Subject): Pick<TopUpSlipInput, 'what' | 'credits'> {
  const refund = valuesOf(expected.debits).find(({ spend }) => spend === about);
  if (refund?.why === 'refund') {
    const account = expected.accounts[refund.account];
    const credits = account ? [creditOf(account, refund.amount, 0, null)] : [];
    return { what: 'refund', credits };
  }
  const sales = valuesOf(expected.sales);
  const sale = sales.find((known) => known.sale === about);
  const together = sales.filter(({ by }) => by.at === sale?.by.at && by.device === sale.by.device);
  const credits = together.flatMap(({ account: id, sale: one }) => {
    const account = expected.accounts[id];
    return account
      ? [
          creditOfLots(
            account,
            account.lots.filter((lot) => lot.sale === one),
          ),
        ]
      : [];
  });
  return { what: sale?.why === 'sale' ? 'sale' : 'topUp', credits };
}

function creditOfLots(account: Account, lots: Account['lots']): SlipCredit {
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

function balancesOf({ settled, expected }: Subject, { date }: PaperJob): readonly SlipBalance[] {
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
  const subject = await subjectOf(sources, job);
  if (!subject) return null;
  const { cards } = subject.expected;
  const card = valuesOf(cards).find((each) => each.card === subject.about);
  const replaced = card?.replacedBy ? cards[card.replacedBy.card] : undefined;
  if (!card) return null;
  return cardSlip({
    look: sources.look,
    what: replaced ? 'CardReplaced' : 'CardIssued',
    member: subject.member,
    number: card.number,
    newNumber: replaced?.number ?? '',
    reason: job.note,
    at: job.at,
    date: job.date,
    staffName: staffName(sources, job.actor),
  });
}
