import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { ChainId } from '#domain/kernel/ids.ts';

import type { OfficeReport } from './use-office.ts';

// A month of three stores is two megabytes: too much for localStorage, and not the engine's tables'.
const CACHE = 'encore-office-reports';

const addressOf = (chain: ChainId, from: BusinessDate, to: BusinessDate): string =>
  `/office-reports/${chain}/${from}/${to}`;

/** Keeps a report for when the network is gone. Reports of another chain are forgotten. */
export async function rememberReport(
  chain: ChainId,
  from: BusinessDate,
  to: BusinessDate,
  report: OfficeReport,
): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) {
      if (!request.url.includes(`/${chain}/`)) await cache.delete(request);
    }
    await cache.put(addressOf(chain, from, to), Response.json(report));
  } catch {
    // A full disk must not take the report from the screen; it is only not kept.
  }
}

/** The report that was kept for these dates, or null. */
export async function recallReport(
  chain: ChainId,
  from: BusinessDate,
  to: BusinessDate,
): Promise<OfficeReport | null> {
  try {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(addressOf(chain, from, to));
    return kept ? ((await kept.json()) as OfficeReport) : null;
  } catch {
    return null;
  }
}
