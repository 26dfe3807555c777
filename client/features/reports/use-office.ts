import { useEffect, useState } from 'react';

import type { ApiFailure, EngineApi } from '#client/engine/api.ts';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import type { ChainId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ChainTakings, StoreFreshness } from '#domain/wire/api.ts';

import type { DateRange } from './models/range.ts';
import { recallReport, rememberReport } from './report-cache.ts';

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
  const minute = useNow(MINUTE_MS);
  const [asked, setAsked] = useState(0);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const chain = identity?.chain;
  const { from, to } = range;
  const key = `${from} ${to}`;
  // The office is another machine: asked at each change of dates or link, each minute, and by hand.
  useEffect(() => {
    if (chain === undefined) return;
    let wanted = true;
    void fetchReport(engine, chain, { from, to }).then(async (result) => {
      const report = result.ok ? result.value : await recallReport(chain, from, to);
      if (result.ok) await rememberReport(chain, from, to, result.value);
      if (wanted) setFetched({ key, report, failure: result.ok ? null : result.error });
    });
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- minute, link and asked ask anew
  }, [engine, chain, from, to, key, minute, link, asked]);
  const current = fetched?.key === key ? fetched : null;
  return {
    report: current?.report ?? null,
    failure: current?.failure ?? null,
    loading: current === null,
    refresh: () => setAsked(asked + 1),
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
