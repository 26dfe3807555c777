import type { EngineStatus } from '#client/engine/api.ts';
import { START } from '#client/engine/status.ts';
import { forgetAll, recall, remember, storeRemembered } from '#client/ui/hooks/remembered.ts';

type Kept = Pick<
  EngineStatus,
  'identity' | 'date' | 'staff' | 'clockOffsetMs' | 'clockCorrectionMs' | 'lastContactAt'
>;

const PART = 'status';

/** The status that the first screen is drawn by before anything was read; null where none is known. */
export function rememberedStatus(): EngineStatus | null {
  const kept = recall<Kept>(PART);
  return kept?.identity ? { ...START, ...kept } : null;
}

/** Keeps of a status what the next start may say before it has looked: whose tablet this is, and who. */
export function rememberStatus(status: EngineStatus): void {
  if (status.identity === null) {
    forgetAll();
    return;
  }
  const before = recall<Kept>(PART);
  const { identity, date, staff, clockOffsetMs, clockCorrectionMs } = status;
  // To the minute: it changes with every message, and is told in minutes.
  const lastContactAt = status.lastContactAt - (status.lastContactAt % 60_000);
  remember<Kept>(PART, { identity, date, staff, clockOffsetMs, clockCorrectionMs, lastContactAt });
  // Nobody is to see the rooms for a moment who has signed out.
  if (before?.staff !== staff) storeRemembered();
}
