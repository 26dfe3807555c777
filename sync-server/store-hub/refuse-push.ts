import type { PushFrame } from '#domain/wire/frames.ts';
import type { GateRefusal } from './gate.ts';
import type { HubParts } from './parts.ts';
import type { Session } from './sessions.ts';

/** Codes that the wire has since its second version. */
const CODES_OF_2: ReadonlySet<string> = new Set(['quarantined', 'revoked']);

/** Answers a push with why it did not enter. */
export function refusePush(
  { outgoing }: HubParts,
  session: Session,
  { channel, ref }: Pick<PushFrame, 'channel' | 'ref'>,
  { code, message }: GateRefusal,
): void {
  const known = session.version >= 2 || !CODES_OF_2.has(code) ? code : 'forbidden';
  outgoing.to(session, { type: 'nack', channel, ref, code: known, message });
}
