import { dayMinuteOf } from '#domain/kernel/business-date.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { TabSummary } from '#domain/wire/api.ts';

import type { TabQuery } from './tab-query.ts';

/** The settled tabs of this tablet that are behind a figure, newest first. */
export const tabsBehind = (
  tabs: readonly TabState[],
  query: TabQuery,
  timeZone: string,
): readonly TabSummary[] =>
  tabs
    .filter((tab) => isBehind(tab, query, timeZone))
    .flatMap(summaryOf)
    .sort((a, b) => b.settledAt - a.settledAt);

function isBehind(tab: TabState, query: TabQuery, timeZone: string): boolean {
  const { settled } = tab;
  if (!settled || settled.date < query.from || settled.date > query.to) return false;
  switch (query.by) {
    case null:
    case 'day':
    case 'store':
      return true;
    case 'hour':
      return Math.floor(dayMinuteOf(settled.at, settled.date, timeZone) / 60) === Number(query.key);
    case 'room':
      return tab.stays.at(-1)?.room.id === query.key;
    case 'staff':
      return settled.actor === query.key;
    case 'tender':
      return tab.tenders.some(
        ({ tenderType, voidedFor }) => voidedFor === null && tenderType === query.key,
      );
    case 'item':
      return tab.orders.some(({ lines }) =>
        lines.some(({ item, quantity, voided }) => item === query.key && quantity > voided),
      );
  }
}

function summaryOf(tab: TabState): readonly TabSummary[] {
  const { settled } = tab;
  if (!settled) return [];
  return [
    {
      tab: tab.tab,
      store: tab.store,
      date: settled.date,
      roomName: tab.stays.at(-1)?.room.name ?? '',
      receipt: settled.receipt,
      settledAt: settled.at,
      dueFen: settled.dueFen,
      staff: settled.actor,
    },
  ];
}
