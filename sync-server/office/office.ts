import { DurableObject } from 'cloudflare:workers';
import { assert, present } from '#domain/kernel/assert.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { ChainId, DeviceId, StaffId, StoreId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type {
  DeviceGrant,
  DeviceKey,
  DeviceToken,
  EnrolRequest,
  NewChainRequest,
  NewDemoRequest,
  NewStoreRequest,
  StoreFreshness,
  TabList,
} from '#domain/wire/api.ts';
import type { Right } from '#domain/staff/records.ts';
import { hasRight } from '#domain/staff/rights.ts';
import { verifyToken, type Claims } from '#sync-server/auth/token.ts';
import type { Env } from '#sync-server/env.ts';
import { demoRegisters } from '#domain/demo/registers.ts';
import type { BankTerms } from '#sync-server/bank/link.ts';
import { bankShardsOf } from '#sync-server/bank/shard.ts';
import { acceptBatch } from './accept.ts';
import { demoRecords, registerDemoStores } from './demo.ts';
import { enrolDevice, giveToken, type EnrolHow } from './enrol.ts';
import { firstRecords, firstStore } from './first-records.ts';
import type { HubBatch, HubGrant, PullAnswer, PullRequest } from './link.ts';
import { makeOffice, reviveOffice, type OfficeParts } from './parts.ts';
import { peopleOf, revokeDevice } from './revoke.ts';
import { switchScope } from './switch-scope.ts';
import { listTabs, tabJson, takingsJson, type TabFilter } from './reports.ts';

const RETRY_MS = 5_000;
/** How long a report waits for a hub to say how its tablets are. */
const PRESENCE_WAIT_MS = 1_500;

/**
 * One per chain: registry of stores and tablets, the registers of all stores together, the member
 * directory, and the chain's reports.
 */
export class Office extends DurableObject<Env> {
  #parts: OfficeParts | null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#parts = reviveOffice(ctx.storage);
    // What was left to tell when the last process ended.
    if (this.#parts) ctx.waitUntil(this.#notifyStale(this.#parts));
  }

  /** Makes the chain with one store, its owner and the first tablet. */
  found(chain: ChainId, store: StoreId, request: NewChainRequest): DeviceGrant | null {
    if (this.#parts) return null;
    return this.ctx.storage.transactionSync(() => {
      const parts = (this.#parts = makeOffice(this.ctx.storage, chain, false, request.pinSecret));
      parts.registry.addStore(store, request.store.name);
      parts.registers.write(firstRecords(chain, store, request));
      return enrolDevice(parts, store, request.device);
    });
  }

  /**
   * Makes a demo chain, with its past; the tablet joins its first store. The past of that store is
   * there when this answers, that of the others follows.
   */
  async foundDemo(chain: ChainId, request: NewDemoRequest): Promise<DeviceGrant | null> {
    if (this.#parts) return null;
    const demo = demoRegisters(chain, request.locale);
    const writes = await demoRecords(demo);
    const parts = this.ctx.storage.transactionSync(() => {
      const made = makeOffice(this.ctx.storage, chain, true);
      registerDemoStores(demo, made.registry);
      made.registers.write(writes);
      return made;
    });
    this.#parts = parts;
    const plan = { locale: request.locale, until: Date.now() };
    const [first, ...others] = demo.stores.map(({ settings }) => settings.id);
    const tellHub = (store: StoreId, now: boolean): Promise<void> => {
      const grant = { chain, store, secret: parts.secret };
      return this.#hub(store).foundDemo(grant, plan, now);
    };
    if (first === undefined) return null;
    await tellHub(first, true);
    this.ctx.waitUntil(Promise.all(others.map((store) => tellHub(store, false))));
    return enrolDevice(parts, first, request.device);
  }

  /** Makes a further store of the chain. */
  addStore(store: StoreId, request: NewStoreRequest): void {
    const parts = this.#parts;
    if (!parts) return;
    this.ctx.storage.transactionSync(() => {
      parts.registry.addStore(store, request.name);
      parts.registers.write([firstStore(store, request)]);
    });
  }

  /** Adds a tablet (see enrol.ts). Null for a chain or store that isn't there. */
  enrol(store: StoreId, device: EnrolRequest['device'], how: EnrolHow): DeviceGrant | null {
    return this.#parts && enrolDevice(this.#parts, store, device, how);
  }

  /** What a tablet must sign to get a token. */
  challenge(device: DeviceId): Result<string, 'notFound' | 'revoked' | 'tooManyTries'> {
    const parts = this.#parts;
    if (!parts?.registry.device(device)) return err('notFound');
    if (parts.registry.isRevoked(device)) return err('revoked');
    const nonce = parts.challenges.give(device, Date.now());
    return nonce === null ? err('tooManyTries') : ok(nonce);
  }

  deviceKeys(): readonly DeviceKey[] {
    return this.#parts?.registry.keys() ?? [];
  }

  /** Whether somebody of the chain may do something, as far as the registers that came here say. */
  hasRight(staff: StaffId, right: Right): boolean {
    const parts = this.#parts;
    return parts !== null && hasRight(peopleOf(parts.docs, parts.chain), staff, right);
  }

  /** Shuts a tablet out (see revoke.ts). @returns why not, or null. */
  revoke(device: DeviceId, by: Claims, staff: StaffId): 'notFound' | 'forbidden' | null {
    const parts = this.#parts;
    if (!parts) return 'notFound';
    const refusal = revokeDevice(parts, device, { device: by.device, staff });
    if (refusal === null) this.ctx.waitUntil(this.#notifyStale(parts));
    return refusal;
  }

  /** Makes a tablet one for trading alone, or no longer (see switch-scope.ts). @returns as above. */
  setScope(
    device: DeviceId,
    tillOnly: boolean,
    by: Claims,
    staff: StaffId,
  ): 'notFound' | 'forbidden' | null {
    const parts = this.#parts;
    if (!parts) return 'notFound';
    const refusal = switchScope(parts, device, tillOnly, { device: by.device, staff });
    if (refusal === null) this.ctx.waitUntil(this.#notifyStale(parts));
    return refusal;
  }

  async token(device: DeviceId, nonce: string, signature: string): Promise<DeviceToken | null> {
    return this.#parts && giveToken(this.#parts, device, nonce, signature);
  }

  /** The claims of a token that holds; null for any other. */
  async authorise(token: string): Promise<Claims | null> {
    if (!this.#parts) return null;
    const verdict = await verifyToken(token, this.#parts.secret, Date.now());
    if (!verdict.ok || this.#parts.registry.isRevoked(verdict.value.device)) return null;
    return verdict.value;
  }

  /** Whether a tablet is for trading alone, now: its token may say what it was before. */
  isTillOnly(device: DeviceId): boolean {
    return this.#parts?.registry.device(device)?.tillOnly ?? true;
  }

  /** Whether `store` is one of the chain's. */
  hasStore(store: StoreId): boolean {
    return this.#parts !== null && this.#parts.registry.storeName(store) !== null;
  }

  /** By a hub that was shown `token` and doesn't know yet whose it is. */
  async hubGrant(token: string): Promise<HubGrant | null> {
    const parts = this.#parts;
    const claims = await this.authorise(token);
    if (!parts || !claims || !this.hasStore(claims.store)) return null;
    return { chain: parts.chain, store: claims.store, secret: parts.secret };
  }

  /**
   * By a hub: what it took in. Each entry counts once, however often it is sent.
   *
   * @returns whether the hub should report all that it holds, since something before this is lacking.
   */
  accept(store: StoreId, batch: HubBatch): boolean {
    const parts = this.#partsFor(store);
    const { isShared, lacksEarlier } = acceptBatch(parts, store, batch);
    if (isShared) this.ctx.waitUntil(this.#notifyStale(parts));
    return lacksEarlier;
  }

  /** By a hub: what it lacks of the registers and the directory. */
  pull(store: StoreId, request: PullRequest): PullAnswer {
    const parts = this.#partsFor(store);
    const registers = parts.registers.pull(store, request);
    const since = request.directoryEpoch === parts.epoch ? request.directorySince : 0;
    const directory = parts.directory.read(since);
    const more = registers.more || directory.more;
    if (!more) parts.registry.setStale(store, false);
    return {
      ...registers,
      revoked: parts.registry.revoked(store),
      switched: parts.registry.switched(store),
      directoryEpoch: parts.epoch,
      directory: directory.rows,
      more,
    };
  }

  /** How old each store's data are; asks the hubs, and says what it last knew of one that is silent. */
  async stores(): Promise<StoreFreshness[]> {
    const parts = this.#parts;
    if (!parts) return [];
    const stores = parts.registry.stores();
    const awake = new Map(
      await Promise.all(
        stores.map(async (store) => [store, await this.#askPresence(parts, store)] as const),
      ),
    );
    return stores.map((store) => ({
      ...parts.registry.freshness(store),
      entries: parts.logCounts.entriesOf(store),
      hubAwakeSince: awake.get(store) ?? 0,
    }));
  }

  /** The JSON of ChainTakings. */
  takings(from: BusinessDate, to: BusinessDate): string {
    return takingsJson(this.ctx.storage.sql, from, to);
  }

  tabs(filter: TabFilter): TabList {
    return listTabs(this.ctx.storage.sql, filter);
  }

  /** The JSON of TabDetail, or null. */
  tab(store: string, tab: string): string | null {
    return tabJson(this.ctx.storage.sql, store, tab);
  }

  /** By a bank: what the owner has set for members' money, and when each store's day turns. */
  bankTerms(): BankTerms | null {
    return this.#parts?.bankTerms() ?? null;
  }

  /** Removes the chain, all of it. Only a demo; false for any other. */
  async erase(): Promise<boolean> {
    const parts = this.#parts;
    if (!parts?.demo) return false;
    await Promise.all(parts.registry.stores().map((store) => this.#hub(store).erase()));
    const { BANK } = this.env;
    const banks = bankShardsOf(parts.chain).map((name) => BANK.get(BANK.idFromName(name)));
    await Promise.all(banks.map((bank) => bank.erase()));
    this.#parts = null;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    return true;
  }

  override async alarm(): Promise<void> {
    if (this.#parts) await this.#notifyStale(this.#parts);
  }

  /**
   * Tells the hubs that haven't heard of the newest registers. The alarm stands from the beginning: it
   * tells them again where one is silent, or where this process ends meanwhile.
   */
  async #notifyStale(parts: OfficeParts): Promise<void> {
    const stale = parts.registry.stale();
    if (stale.length > 0) this.ctx.waitUntil(this.ctx.storage.setAlarm(Date.now() + RETRY_MS));
    await Promise.allSettled(
      stale.map(async (store) => {
        const isFounded = await this.#hub(store).registersChanged();
        if (!isFounded) parts.registry.setStale(store, false);
      }),
    );
    for (const id of parts.docs.due()) parts.docs.compact(id);
  }

  async #askPresence(parts: OfficeParts, store: StoreId): Promise<number> {
    try {
      const answer = await Promise.race([this.#hub(store).presence(), silence()]);
      parts.registry.notePresence(answer.rows);
      return answer.awakeSince;
    } catch {
      return 0;
    }
  }

  /** Throws for a store that isn't the chain's, so that its hub keeps what it has to tell. */
  #partsFor(store: StoreId): OfficeParts {
    assert(this.hasStore(store), `store ${store} is not this chain's`);
    return present(this.#parts, 'the chain');
  }

  #hub(store: StoreId) {
    return this.env.STORE_HUB.get(this.env.STORE_HUB.idFromName(store));
  }
}

async function silence(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the hub is silent')), PRESENCE_WAIT_MS);
  });
}
