import { DurableObject } from 'cloudflare:workers';
import type { Result } from '#domain/kernel/result.ts';
import type { Env } from '#sync-server/env.ts';
import {
  CODE_LIFE_MS,
  CODE_MEMORY_MS,
  readCode,
  type CodeTarget,
  type Redeemed,
  type StoredCode,
} from './code-life.ts';

/**
 * A one-time code, one object each, named by the code itself: so that a tablet that knows nothing
 * but the code finds its chain, and no list of all chains' codes lies anywhere. It removes itself.
 */
export class EnrolmentCode extends DurableObject<Env> {
  /** Opens the code. @returns when it ends (ms since 1970), or null where the name is taken. */
  async issue(target: CodeTarget): Promise<number | null> {
    if (await this.ctx.storage.get('code')) return null;
    const expiresAt = Date.now() + CODE_LIFE_MS;
    await this.ctx.storage.put('code', { ...target, expiresAt } satisfies StoredCode);
    await this.ctx.storage.setAlarm(expiresAt + CODE_MEMORY_MS);
    return expiresAt;
  }

  /**
   * Uses the code up, for the tablet with that key. Another who asks is told that there is none; the
   * same one gets the same again.
   */
  async redeem(key: string): Promise<Result<Redeemed, 'codeUnknown' | 'codeExpired'>> {
    const code = await this.ctx.storage.get<StoredCode>('code');
    const target = readCode(code, Date.now(), key);
    if (code && target.ok) {
      await this.ctx.storage.put('code', { ...code, usedBy: key } satisfies StoredCode);
    }
    return target;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }
}
