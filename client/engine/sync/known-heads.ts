import { parseLogName } from '#domain/journal/entry.ts';
import { sealOf } from '#domain/journal/seal.ts';
import type { HeadsFrame } from '#domain/wire/frames.ts';
import type { Memory } from '../core.ts';
import { logsOf, tuplesOf } from '../journal/documents.ts';

/**
 * The last seal that this tablet holds of each other tablet's log, on each open day: told to the hub
 * when a connection begins, before anything of it is taken in. A hub whose older disk was put back,
 * or to which a tablet told another history since, finds out by it.
 */
export function knownHeads({ days, identity }: Memory): HeadsFrame {
  const heads = [...days.values()].flatMap((day) =>
    logsOf(day.doc).flatMap((name) => {
      const log = parseLogName(name);
      if (!log || log.device === identity.device || day.limits.has(name)) return [];
      const seal = tuplesOf(day.doc, name)
        .map(sealOf)
        .findLast((found) => found !== null);
      return seal ? [{ ...log, ...seal }] : [];
    }),
  );
  return { type: 'heads', channel: 0, heads };
}
