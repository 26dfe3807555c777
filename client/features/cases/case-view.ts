import type { Case } from '#domain/cases/case.ts';
import { type Fen, subtractFen } from '#domain/kernel/fen.ts';
import type { StaffId, TabId } from '#domain/kernel/ids.ts';
import { DAY_MS, type Instant } from '#domain/kernel/instant.ts';
import { itemsTotal } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { QuarantinedEntries } from '#domain/wire/api.ts';

/** Something that one person recorded, as a line of a case. */
export interface CaseDeed {
  readonly key: string;
  readonly kind: 'opened' | 'settled' | 'cancelled' | 'ordered' | 'took' | 'gaveBack';
  readonly at: Instant;
  readonly actor: StaffId;
  /** The party, the receipt, the order's number or the reference; may be empty. */
  readonly label: string;
  /** Null where no money is meant. */
  readonly amountFen: Fen | null;
}

/** A case, ready to be read. */
export interface CaseView {
  readonly kind: Case['kind'];
  readonly roomName: string;
  readonly deeds: readonly CaseDeed[];
  /** The tab that it is about; null for a room. */
  readonly tab: TabId | null;
  /** Of a tab that differs: paid less due, and items less those that were settled. */
  readonly differs: { readonly paidFen: Fen; readonly itemsFen: Fen } | null;
}

/**
 * @param tab the tab that the case is about, where this tablet still has it
 * @param roomName name of the room that the case is about, empty where it is a tab's
 */
export function caseView(found: Case, tab: TabState | null, roomName: string): CaseView {
  const { kind } = found;
  switch (kind) {
    case 'roomOpenedTwice':
      return { kind, roomName, deeds: openings(found.occupants), tab: null, differs: null };
    case 'tabSettledTwice':
      return {
        kind,
        roomName: roomOf(tab),
        deeds: found.settlements.map(settlement),
        tab: found.tab,
        differs: null,
      };
    case 'tenderVoidedTwice':
      return {
        kind,
        roomName: roomOf(tab),
        deeds: found.voids.map(({ entry, at, actor, reason, amountFen }) => ({
          key: entry,
          kind: 'gaveBack',
          at,
          actor,
          label: reason,
          amountFen,
        })),
        tab: found.tab,
        differs: null,
      };
    case 'tabDiffers':
      return {
        kind,
        roomName: roomOf(tab),
        deeds: tab ? deedsOf(tab) : [],
        tab: found.tab,
        differs: {
          paidFen: subtractFen(found.paidFen, found.dueFen),
          itemsFen: subtractFen(found.itemsFen, found.settledItemsFen),
        },
      };
  }
}

const roomOf = (tab: TabState | null): string => tab?.stays.at(-1)?.room.name ?? '';

const openings = (
  occupants: Extract<Case, { readonly kind: 'roomOpenedTwice' }>['occupants'],
): readonly CaseDeed[] =>
  occupants.map(({ session, since, actor, party }) => ({
    key: session,
    kind: 'opened',
    at: since,
    actor,
    label: party,
    amountFen: null,
  }));

const settlement = (settled: NonNullable<TabState['settled']>): CaseDeed => ({
  key: settled.entry,
  kind: 'settled',
  at: settled.at,
  actor: settled.actor,
  label: settled.receipt,
  amountFen: settled.dueFen,
});

/** All that was ordered and taken and how it ended, by time: what came late stands after the end. */
function deedsOf(tab: TabState): readonly CaseDeed[] {
  const { settled, cancelled } = tab;
  const deeds: CaseDeed[] = tab.orders.map((order) => ({
    key: order.order,
    kind: 'ordered',
    at: order.at,
    actor: order.actor,
    label: order.number,
    amountFen: itemsTotal({ orders: [order] }),
  }));
  for (const { tender, at, actor, reference, amountFen, voidedFor } of tab.tenders) {
    if (voidedFor === null) {
      deeds.push({ key: tender, kind: 'took', at, actor, label: reference, amountFen });
    }
  }
  if (settled) deeds.push(settlement(settled));
  if (cancelled) {
    const { entry, at, actor, reason } = cancelled;
    deeds.push({ key: entry, kind: 'cancelled', at, actor, label: reason, amountFen: null });
  }
  return deeds.toSorted((a, b) => a.at - b.at);
}

/** For so long the inbox tells of entries that the server kept outside of the journal. */
const TOLD_DAYS = 7;

/** What was kept outside of the journal lately: nobody can resolve it, but somebody should look. */
export const newlyKept = (
  kept: readonly QuarantinedEntries[],
  now: number,
): readonly QuarantinedEntries[] => kept.filter(({ at }) => at > now - TOLD_DAYS * DAY_MS);
