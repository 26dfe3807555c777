import { DurableObject } from 'cloudflare:workers';

import type { Env } from '#sync-server/env.ts';

/** One per store: keeps the store's documents and ships its log to every tablet. */
export class StoreHub extends DurableObject<Env> {
  /** Whether the hub's SQLite answers. */
  ping(): boolean {
    return this.ctx.storage.sql.exec<{ one: number }>('SELECT 1 AS one').one().one === 1;
  }
}
