import { DurableObject } from 'cloudflare:workers';

import type { Env } from '#sync-server/env.ts';

/** One per chain: registry of stores and devices, member directory, merged reports. */
export class Office extends DurableObject<Env> {
  /** Whether the office's SQLite answers. */
  ping(): boolean {
    return this.ctx.storage.sql.exec<{ one: number }>('SELECT 1 AS one').one().one === 1;
  }
}
