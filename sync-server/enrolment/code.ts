import { DurableObject } from 'cloudflare:workers';
import type { ChainId, StoreId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Env } from '#sync-server/env.ts';

/** How long a code holds, ms. */
const CODE_LIFE_MS = 15 * 60_000;
/** How long after that it is still told apart from one that never was. */
const MEMORY_MS = 60 * 60_000;

export interface CodeTarget {
  readonly chain: ChainId;
  readonly store: StoreId;
}

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
    await this.ctx.storage.setAlarm(expiresAt + MEMORY_MS);
    return expiresAt;
  }

  /** Uses the code up. The second who asks is told that there is none. */
  async redeem(): Promise<Result<CodeTarget, 'codeUnknown' | 'codeExpired'>> {
    const code = await this.ctx.storage.get<StoredCode>('code');
    if (!code) return err('codeUnknown');
    if (code.expiresAt <= Date.now()) return err('codeExpired');
    await this.#remove();
    return ok({ chain: code.chain, store: code.store });
  }

  override async alarm(): Promise<void> {
    await this.#remove();
  }

  async #remove(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }
}

interface StoredCode extends CodeTarget {
  readonly expiresAt: number;
}
