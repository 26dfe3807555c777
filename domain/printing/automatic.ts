import type { CommandContext } from '../commands/context.ts';
import type { Fact } from '../journal/facts.ts';
import type { StationId, TabId } from '../kernel/ids.ts';
import type { AccountTender } from '../payments/entries.ts';
import { liveQuantity } from '../tabs/amounts.ts';
import type { FormName } from './records.ts';
import { memberRef } from './refs.ts';
import { ruleOf } from './registers.ts';
import { requestsOf, type Wanted } from './request.ts';
import { ownPrinter, stationPrinter } from './route.ts';

/**
 * The facts of a command, and the print jobs that follow from them by the store's routes and rules
 * (PRN-1): tickets for each station, receipt, slips, Z, and the drawer for cash. A store without
 * printers has none.
 */
export function withPrints(facts: readonly Fact[], context: CommandContext): readonly Fact[] {
  if (context.registers.printers.size === 0) return facts;
  const wanted = [
    ...facts.flatMap((fact) => wantedBy(fact, facts, context)),
    ...drawerOf(facts, context),
  ];
  return wanted.length === 0 ? facts : [...facts, ...requestsOf(wanted, context)];
}

function wantedBy(fact: Fact, facts: readonly Fact[], context: CommandContext): readonly Wanted[] {
  switch (fact.type) {
    case 'OrderSent':
      return tickets('orderTicket', new Set(fact.lines.map(({ station }) => station)), context, {
        tab: fact.tab,
        ref: fact.order,
      });
    case 'LineVoided': {
      const line = linesOf(fact.tab, context).find(({ line: known }) => known === fact.line);
      return tickets('voidTicket', new Set([line?.station ?? null]), context, {
        tab: fact.tab,
        ref: fact.line,
        quantity: fact.quantity,
        note: fact.reason,
      });
    }
    case 'RoomTransferred': {
      const alive = linesOf(fact.tab, context).filter((line) => liveQuantity(line) > 0);
      return tickets('transferNotice', new Set(alive.map(({ station }) => station)), context, {
        tab: fact.tab,
        ref: fact.to.id,
        note: fact.reason,
      });
    }
    case 'TabSettled':
      return atTill('receipt', context, { tab: fact.tab, ref: fact.receipt });
    case 'ShiftClosed':
      return atTill('shiftZ', context, { ref: fact.shift });
    case 'CardIssued':
    case 'CardReplaced':
      return atTill('cardSlip', context, { ref: memberRef(fact.member, fact.card) });
    case 'AccountTender':
      return slip(fact, facts, context);
    default:
      return [];
  }
}

/** Money for accounts is one slip, also where it was taken in several tenders. */
function slip(
  fact: AccountTender,
  facts: readonly Fact[],
  context: CommandContext,
): readonly Wanted[] {
  const first = facts.find(({ type }) => type === 'AccountTender');
  if (first !== fact || fact.for === 'case') return [];
  return atTill('topUpSlip', context, { ref: memberRef(fact.member, fact.about) });
}

const linesOf = (tab: TabId, { books }: CommandContext) =>
  books.tab(tab)?.orders.flatMap((order) => order.lines) ?? [];

function tickets(
  form: FormName,
  stations: ReadonlySet<StationId | null>,
  context: CommandContext,
  about: Omit<Wanted, 'form' | 'printer' | 'station'>,
): readonly Wanted[] {
  if (!ruleOf(context.registers, form).auto) return [];
  return [...stations].flatMap((station) => {
    const printer = station === null ? null : stationPrinter(station, context);
    return station === null || printer === null ? [] : [{ form, printer, station, ...about }];
  });
}

function atTill(
  form: FormName,
  context: CommandContext,
  about: Omit<Wanted, 'form' | 'printer' | 'station'>,
): readonly Wanted[] {
  const printer = ruleOf(context.registers, form).auto ? ownPrinter(context) : null;
  return printer ? [{ form, printer, ...about }] : [];
}

/** The drawer opens once where cash was taken or is to be given, where one hangs on the printer. */
function drawerOf(facts: readonly Fact[], context: CommandContext): readonly Wanted[] {
  const isCash = facts.some(
    (fact) =>
      (fact.type === 'TenderTaken' ||
        fact.type === 'TenderVoided' ||
        fact.type === 'AccountTender') &&
      fact.tenderType === 'cash',
  );
  const printer = isCash ? ownPrinter(context) : null;
  if (!printer?.drawer || !ruleOf(context.registers, 'drawer').auto) return [];
  return [{ form: 'drawer', printer }];
}
