import { sealText } from '#domain/journal/seal.ts';
import { logName } from '#domain/journal/entry.ts';
import type { SignedHead } from '#domain/wire/api.ts';
import type { HeadsFrame } from '#domain/wire/frames.ts';
import { verifyDeviceSignature } from '#sync-server/auth/device-key.ts';
import type { HubParts } from './parts.ts';

type Told = HeadsFrame['heads'][number];

/**
 * Compares the seals that a tablet holds of others' logs with those that entered here (HUB-27). A
 * seal says of itself where in its log it stands, signed by the log's own tablet: where the hub has
 * something else in that place, two histories of one log are proved.
 */
export async function compareHeads(parts: HubParts, heads: readonly Told[]): Promise<void> {
  for (const told of heads) {
    const held = contradicting(parts, told);
    const key = held && parts.devices.key(told.device);
    if (!held || !key) continue;
    if (!(await verifyDeviceSignature(key, sealText(told, told), told.signature))) continue;
    const { device, seq, head, signature } = told;
    const heldHere: SignedHead = held;
    parts.quarantine.add({
      device,
      doc: '',
      reason: 'forked',
      appends: [{ log: told, tuples: [] }],
      // The proof itself, which is kept once however often it is told.
      bytes: new TextEncoder().encode(JSON.stringify([logName(told), heldHere, told])),
      at: Date.now(),
      heads: { held: heldHere, other: { seq, head, signature } },
    });
  }
}

/** What the hub has in the place of a seal, where that is not the same; null where it can't tell. */
function contradicting({ logs }: HubParts, told: Told): SignedHead | null {
  const own = logs.sealAt(told, told.seq);
  if (own) return own.head === told.head ? null : own;
  // Another entry stands there, where seals around it are still known.
  const [before, after] = logs.sealsAround(told, told.seq);
  return before && after ? after : null;
}
