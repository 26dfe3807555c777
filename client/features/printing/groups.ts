import type { Station } from '#domain/tabs/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

/** The jobs of a station, or those of the till. */
export interface JobGroup {
  /** Empty for the till. */
  readonly station: string;
  readonly name: string;
  readonly jobs: readonly PrintJobState[];
}

/**
 * What waits, by station in the order of their names, the till's own last; what waits longest comes
 * first. A station that is gone keeps its tickets, under the till.
 */
export function waitingGroups(
  jobs: readonly PrintJobState[],
  stations: readonly Station[],
  tillName: string,
): readonly JobGroup[] {
  const waiting = jobs
    .filter((job) => job.ended === null)
    .toSorted((a, b) => a.requestedAt - b.requestedAt);
  const byStation = stations
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      station: id,
      name,
      jobs: waiting.filter((job) => job.station === id),
    }));
  const known = new Set<string>(stations.map(({ id }) => id));
  const others = waiting.filter((job) => job.station === null || !known.has(job.station));
  return [...byStation, { station: '', name: tillName, jobs: others }].filter(
    (group) => group.jobs.length > 0,
  );
}

/** How many that ended are still shown, so that "did it come out?" can be answered. */
const ENDED_SHOWN = 12;

/** The newest that ended, last first. */
export const latelyEnded = (jobs: readonly PrintJobState[]): readonly PrintJobState[] =>
  jobs
    .filter((job) => job.ended !== null)
    .toSorted((a, b) => (b.ended?.at ?? 0) - (a.ended?.at ?? 0))
    .slice(0, ENDED_SHOWN);
