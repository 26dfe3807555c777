import { DurableObject } from 'cloudflare:workers';
import type { Env } from '#sync-server/env.ts';

const WINDOW_MS = 15 * 60_000;

/**
 * Counts what an address may do so many times within a quarter of an hour: try wrong codes, found
 * chains. One object for an address and a deed.
 */
export class TryLimit extends DurableObject<Env> {
  /** Whether it was done fewer than `most` times. */
  async may(most: number): Promise<boolean> {
    return ((await this.ctx.storage.get<number>('failed')) ?? 0) < most;
  }

  /** Notes that it was done once more. The count is forgotten a window after the first. */
  async note(): Promise<void> {
    const noted = (await this.ctx.storage.get<number>('failed')) ?? 0;
    await this.ctx.storage.put('failed', noted + 1);
    if (noted === 0) await this.ctx.storage.setAlarm(Date.now() + WINDOW_MS);
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
