import { useCallback, useEffect, useState } from 'react';

import type { ApiFailure, EngineApi } from '#client/engine/api.ts';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import type { ChainId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ChainTakings, StoreFreshness } from '#domain/wire/api.ts';

import type { DateRange } from './models/range.ts';
import { recallReport, rememberReport } from './report-cache.ts';

/** How soon the office is tried again while the tablet has no line, ms. */
const RETRY_MS = MINUTE_MS / 4;

/** What the office said of a range of dates, and when. */
export interface OfficeReport {
  readonly takings: ChainTakings;
  readonly stores: readonly StoreFreshness[];
  readonly fetchedAt: number;
}

export interface Office {
  readonly report: OfficeReport | null;
  /** Why the report isn't of now; null when it is, or while it is fetched. */
  readonly failure: ApiFailure | null;
  readonly loading: boolean;
  readonly refresh: () => void;
}

interface Fetched {
  readonly key: string;
  readonly report: OfficeReport | null;
  readonly failure: ApiFailure | null;
}

/** The chain's takings from the office, each minute anew; while offline the last that were fetched. */
export function useOffice(range: DateRange): Office {
  const engine = useEngine();
  const { identity, link } = useStatus();
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const chain = identity?.chain;
  const { from, to } = range;
  const key = `${from} ${to}`;
  const ask = useCallback(async (): Promise<Fetched | null> => {
    if (chain === undefined) return null;
    const result = await fetchReport(engine, chain, { from, to });
    if (!result.ok) {
      return { key, report: await recallReport(chain, from, to), failure: result.error };
    }
    await rememberReport(chain, from, to, result.value);
    return { key, report: result.value, failure: null };
  }, [engine, chain, from, to, key]);
  // The office is another machine: asked at each change of dates or link, and then again and again.
  useEffect(() => {
    let wanted = true;
    const show = (): void => void ask().then((told) => wanted && told && setFetched(told));
    show();
    const timer = setInterval(show, link === 'online' ? MINUTE_MS : RETRY_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [ask, link]);
  const current = fetched?.key === key ? fetched : null;
  return {
    report: current?.report ?? null,
    failure: current?.failure ?? null,
    loading: current === null,
    refresh: () => void ask().then((told) => told && setFetched(told)),
  };
}

async function fetchReport(
  engine: EngineApi,
  chain: ChainId,
  { from, to }: DateRange,
): Promise<Result<OfficeReport, ApiFailure>> {
  const [takings, stores] = await Promise.all([
    engine.fetchJson(`/api/chains/${chain}/takings?from=${from}&to=${to}`),
    engine.fetchJson(`/api/chains/${chain}/stores`),
  ]);
  if (!takings.ok) return err(takings.error);
  if (!stores.ok) return err(stores.error);
  // The server is ours, of the same version of the wire, and made these by its types.
  return ok({
    takings: takings.value as ChainTakings,
    stores: (stores.value as { readonly stores: readonly StoreFreshness[] }).stores,
    fetchedAt: Date.now(),
  });
}
