import { roomKey, tabKey } from '../books/route.ts';
import { ZERO_FEN, type Fen } from '../kernel/fen.ts';
import { isAccountTender } from '../payments/entries.ts';
import type { RoomState } from '../rooms/state.ts';
import { itemsTotal, paidTotal } from '../tabs/amounts.ts';
import type { TabState } from '../tabs/state.ts';
import type {
  Case,
  RoomOpenedTwice,
  TabDiffers,
  TabSettledTwice,
  TenderVoidedTwice,
} from './case.ts';
import type { ResolvedCase } from './resolved.ts';

/** The cases that the fold found, those that people dealt with included. */
export const casesOf = (books: {
  rooms(): readonly RoomState[];
  tabs(): readonly TabState[];
}): readonly Case[] => [...books.rooms().flatMap(casesOfRoom), ...books.tabs().flatMap(casesOfTab)];

/** Pairs of parties that tablets which were apart put into one room (CASE-1). */
export function casesOfRoom(state: RoomState): readonly RoomOpenedTwice[] {
  return state.clashes.map(({ case: id, first, second }) => ({
    kind: 'roomOpenedTwice',
    id,
    about: roomKey(state.room),
    at: second.since,
    resolved: resolutionOf(state.resolved, id),
    room: state.room,
    occupants: [first, second],
    inRoom: state.occupants
      .filter(({ session }) => session === first.session || session === second.session)
      .map(({ tab }) => tab),
  }));
}

/**
 * Further settlements of a tab (CASE-2), or what doesn't fit the way it was ended (CASE-3); and
 * tenders given back twice (CASE-5).
 */
export const casesOfTab = (
  tab: TabState,
): readonly (TabSettledTwice | TabDiffers | TenderVoidedTwice)[] => [
  ...endingsOf(tab),
  ...voidedTwice(tab),
];

/** The first void in journal order stands; each further one took money out of another drawer. */
const voidedTwice = (tab: TabState): readonly TenderVoidedTwice[] =>
  tab.tenderVoids.flatMap((again) => {
    const first = tab.tenderVoids.find(({ tender }) => tender === again.tender);
    // What came out of a member's account goes back once, whatever tills say (see accounts).
    if (!first || first === again || isAccountTender(again.tenderType)) return [];
    const id = `voided:${first.entry}+${again.entry}`;
    return [
      {
        kind: 'tenderVoidedTwice' as const,
        id,
        about: tabKey(tab.tab),
        at: again.at,
        resolved: resolutionOf(tab.resolved, id),
        tab: tab.tab,
        voids: [first, again] as const,
      },
    ];
  });

function endingsOf(tab: TabState): readonly (TabSettledTwice | TabDiffers)[] {
  const { settled } = tab;
  const about = tabKey(tab.tab);
  if (settled && tab.settledAgain.length > 0) {
    return tab.settledAgain.map((again) => {
      const id = `settled:${settled.entry}+${again.entry}`;
      const resolved = resolutionOf(tab.resolved, id);
      const settlements = [settled, again] as const;
      return {
        kind: 'tabSettledTwice',
        id,
        about,
        at: again.at,
        resolved,
        tab: tab.tab,
        settlements,
      };
    });
  }
  return differenceOf(tab);
}

/**
 * Nothing where the tab is open, or ended as its facts say. Its id names the amounts, so that a
 * further order or tender that comes late makes a case of its own.
 */
function differenceOf(tab: TabState): readonly TabDiffers[] {
  const ended = tab.settled ?? tab.cancelled;
  if (!ended) return [];
  const dueFen: Fen = tab.settled?.dueFen ?? ZERO_FEN;
  const settledItemsFen: Fen = tab.settled?.itemsFen ?? ZERO_FEN;
  const paidFen = paidTotal(tab);
  const itemsFen = itemsTotal(tab);
  const isCancelledToo = tab.settled !== null && tab.cancelled !== null;
  if (dueFen === paidFen && settledItemsFen === itemsFen && !isCancelledToo) return [];
  const id = `differs:${ended.entry}:${itemsFen}:${paidFen}`;
  return [
    {
      kind: 'tabDiffers',
      id,
      about: tabKey(tab.tab),
      at: ended.at,
      resolved: resolutionOf(tab.resolved, id),
      tab: tab.tab,
      dueFen,
      paidFen,
      itemsFen,
      settledItemsFen,
    },
  ];
}

const resolutionOf = (resolved: readonly ResolvedCase[], id: string): ResolvedCase | null =>
  resolved.find((known) => known.case === id) ?? null;
