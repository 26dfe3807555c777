import { DurableObject } from 'cloudflare:workers';
import type { Env } from '#sync-server/env.ts';

const WINDOW_MS = 15 * 60_000;

/**
 * Counts what an address may do so many times within a quarter of an hour: try wrong codes, found
 * chains. One object for an address and a deed.
 */
export class TryLimit extends DurableObject<Env> {
  /**
   * Counts it before it is done, so that many at once are no more than many after each other. The
   * count is forgotten a window after the first.
   *
   * @returns whether it was done fewer than `most` times.
   */
  async take(most: number): Promise<boolean> {
    const taken = await this.#taken();
    if (taken >= most) return false;
    await this.ctx.storage.put('failed', taken + 1);
    if (taken === 0) await this.ctx.storage.setAlarm(Date.now() + WINDOW_MS);
    return true;
  }

  /** What was taken last doesn't count, as a code that was right. */
  async giveBack(): Promise<void> {
    const taken = await this.#taken();
    if (taken > 0) await this.ctx.storage.put('failed', taken - 1);
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  async #taken(): Promise<number> {
    return (await this.ctx.storage.get<number>('failed')) ?? 0;
  }
}
