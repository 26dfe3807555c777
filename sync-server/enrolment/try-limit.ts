import { DurableObject } from 'cloudflare:workers';
import type { Env } from '#sync-server/env.ts';

/** Wrong codes that one address may try within the window. */
const MOST_TRIES = 30;
const WINDOW_MS = 15 * 60_000;

/** Counts wrong codes by address, so that nobody finds one by trying. One object an address. */
export class TryLimit extends DurableObject<Env> {
  /** Whether the address may try (again). */
  async mayTry(): Promise<boolean> {
    return ((await this.ctx.storage.get<number>('failed')) ?? 0) < MOST_TRIES;
  }

  /** Notes a wrong code. The count is forgotten a window after the first. */
  async failed(): Promise<void> {
    const failed = (await this.ctx.storage.get<number>('failed')) ?? 0;
    await this.ctx.storage.put('failed', failed + 1);
    if (failed === 0) await this.ctx.storage.setAlarm(Date.now() + WINDOW_MS);
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
