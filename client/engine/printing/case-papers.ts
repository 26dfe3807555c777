import {
  type CaseFile,
  type MemberAccounts,
  type Party,
  valuesOf,
} from '#domain/accounts/state.ts';
import type { Case } from '#domain/cases/case.ts';
import { fen } from '#domain/kernel/fen.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { readMemberRef } from '#domain/printing/refs.ts';
import type { PrintDocument } from '#printers/document.ts';
import { caseSlip, type CaseParty, type CaseSlipInput } from '#printers/forms/case-slip.ts';
import { paperAmount } from '#printers/forms/amount.ts';
import { unitsOf } from '#printers/forms/top-up-slip.ts';
import { paperWords } from '#printers/words/paper-words.ts';
import { accountsOf } from '../accounts/held.ts';
import { staffName, type PaperJob, type PaperSources } from './paper-job.ts';

/** A case for the file: one of this store's journal, or a case file of the bank. */
export async function casePaper(
  sources: PaperSources,
  job: PaperJob,
): Promise<PrintDocument | null> {
  const row = await sources.core.ports.database.cases.get(job.ref);
  // The engine's own rows hold what it found.
  const found = row ? bookCase(sources, row.details as Case) : await moneyCase(sources, job);
  return found && caseSlip({ look: sources.look, at: job.at, ...found });
}

type Found = Omit<CaseSlipInput, 'look' | 'at'>;

function bookCase(sources: PaperSources, found: Case): Found {
  const { kind, resolved } = found;
  return {
    kind,
    about: aboutOf(sources, found),
    parties: partiesOf(sources, found),
    amount: '',
    left: '',
    decided: resolved && {
      action: null,
      amount: '',
      note: resolved.note,
      staffName: staffName(sources, resolved.by),
      at: resolved.at,
    },
  };
}

function aboutOf({ registers, view }: PaperSources, found: Case): string {
  if (found.kind === 'roomOpenedTwice') return registers.rooms.get(found.room)?.name ?? '';
  return view.tab(found.tab)?.stays.at(-1)?.room.name ?? '';
}

function partiesOf(sources: PaperSources, found: Case): readonly CaseParty[] {
  const party = (actor: StaffId, at: Instant, place: string, amount = ''): CaseParty => ({
    staffName: staffName(sources, actor),
    place,
    at,
    amount,
  });
  switch (found.kind) {
    case 'roomOpenedTwice':
      return found.occupants.map(({ actor, since, party: name }) => party(actor, since, name));
    case 'tabSettledTwice':
      return found.settlements.map(({ actor, at, receipt, dueFen }) =>
        party(actor, at, receipt, paperAmount(dueFen)),
      );
    case 'tenderVoidedTwice':
      return found.voids.map(({ actor, at, reason, amountFen }) =>
        party(actor, at, reason, paperAmount(amountFen)),
      );
    case 'tabDiffers':
      return [];
    default:
      return found satisfies never;
  }
}

async function moneyCase(sources: PaperSources, job: PaperJob): Promise<Found | null> {
  const { core, memory, look } = sources;
  const ref = readMemberRef(job.ref);
  const [row] = ref ? await accountsOf(core, memory, [ref.member]) : [];
  const file = valuesOf(row?.settled.cases ?? {}).find(({ id }) => id === ref?.about);
  if (!ref || !row || !file) return null;
  const member = await core.ports.database.members.get(ref.member);
  const units = (count: number): string =>
    unitsIn(row.settled.accounts, file, count, look.language);
  const party = ({ actor, store, at, amount }: Party): CaseParty => ({
    staffName: staffName(sources, actor),
    place: store === memory.identity.store ? look.store.name : store,
    at,
    amount: units(amount),
  });
  const { resolved } = file;
  return {
    kind: file.kind,
    about: [member?.number, member?.name].filter(Boolean).join(' '),
    parties: [...(file.against ? [file.against] : []), file.by].map(party),
    amount: units(file.amount),
    left: units(file.left),
    decided: resolved && {
      action: null,
      amount: '',
      note: resolved.note,
      staffName: staffName(sources, resolved.by.actor),
      at: resolved.by.at,
    },
  };
}

function unitsIn(
  accounts: MemberAccounts['accounts'],
  { account }: CaseFile,
  count: number,
  language: PaperSources['look']['language'],
): string {
  const kind = account === null ? undefined : accounts[account]?.terms.kind;
  if (kind === undefined) return '';
  return kind === 'storedValue'
    ? paperAmount(fen(count))
    : unitsOf(kind, count, false, paperWords(language));
}
