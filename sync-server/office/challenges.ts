import { toBase64Url } from '#sync-server/auth/base64url.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';

/** How long a tablet may take to sign, ms. */
const CHALLENGE_LIFE_MS = 60_000;
/** Challenges that a tablet may leave unanswered at a time. */
const MOST_OPEN = 60;

/** What tablets were asked to sign. Each holds for a minute and for one answer. */
export interface Challenges {
  /** Null where too many were given that nobody answered. */
  give(device: DeviceId, now: number): string | null;
  /** Whether `nonce` was given to `device` and not answered yet; it is used up by asking. */
  take(device: DeviceId, nonce: string, now: number): boolean;
}

export const createChallenges = (sql: SqlStorage): Challenges => ({
  give(device, now) {
    sql.exec('DELETE FROM challenges WHERE expires_at <= ?', now);
    const { open } = sql
      .exec<{ open: number }>('SELECT count(*) AS open FROM challenges WHERE device = ?', device)
      .one();
    if (open >= MOST_OPEN) return null;
    const nonce = toBase64Url(crypto.getRandomValues(new Uint8Array(24)));
    sql.exec('INSERT INTO challenges VALUES (?, ?, ?)', nonce, device, now + CHALLENGE_LIFE_MS);
    return nonce;
  },
  take(device, nonce, now) {
    const rows = sql
      .exec(
        'DELETE FROM challenges WHERE nonce = ? AND device = ? AND expires_at > ? RETURNING nonce',
        nonce,
        device,
        now,
      )
      .toArray();
    return rows.length === 1;
  },
});
