import { DurableObject } from 'cloudflare:workers';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { ChainId, MemberId, StoreId } from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import type {
  AllowancesRequest,
  BankAnswer,
  BankCases,
  BankTotals,
  GrantRequest,
  Movements,
} from '#domain/wire/bank.ts';
import type { Env } from '#sync-server/env.ts';
import { acceptFacts, acceptSetAside } from './accept.ts';
import { giveAllowances, giveGrant, type Granted } from './allowances.ts';
import { memberRow, pullRows } from './hubs.ts';
import type { Asker, BankBatch, BankForHubs, RowsAnswer, RowsRequest } from './link.ts';
import { makeBank, reviveBank, type BankParts } from './parts.ts';
import { createRateLimit } from './rate-limit.ts';
import { chainTotals, listCases, listMovements } from './reports.ts';
import { doUpkeep, nextUpkeep } from './upkeep.ts';
import { createWaiters } from './waiters.ts';

/** How long a grant may wait for what other devices are asked to give back. */
const GRANT_WAIT_MS = 2_000;
/** How long hubs that didn't answer are left alone. */
const RETRY_MS = 5_000;
/** How long settings may be old; and how long the first ones are waited for. */
const TERMS_MS = 60_000;
const TERMS_WAIT_MS = 1_000;

/**
 * One per chain and shard of its members: the only one that settles their accounts, so that all
 * stores come to the same books.
 */
export class Bank extends DurableObject<Env> implements BankForHubs {
  #parts: BankParts | null;
  #termsAt = 0;
  /** When the alarm stands; 0 where that is not known. */
  #wakesAt = 0;
  readonly #telling = new Set<StoreId>();
  readonly #limit = createRateLimit();
  readonly #waiters = createWaiters();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#parts = reviveBank(ctx.storage);
    if (!this.#parts) return;
    acceptSetAside(this.#parts, now());
    // What was left to tell when the last process ended.
    this.#tellHubs(this.#parts);
  }

  async accept(store: StoreId, batch: BankBatch): Promise<boolean> {
    const parts = this.#open(batch.chain);
    await this.#renewTerms(parts);
    const lacksEarlier = acceptFacts(parts, store, batch, now());
    this.#afterChange(parts);
    return lacksEarlier;
  }

  async pull(store: StoreId, request: RowsRequest): Promise<RowsAnswer> {
    const parts = this.#open(request.chain);
    const before = parts.ledger.head();
    const answer = pullRows(parts, store, request, now());
    // Every row has a new version, of which the other hubs haven't heard.
    if (parts.ledger.head() !== before) this.#tellHubs(parts);
    return answer;
  }

  /** Null for a device that asks too often. */
  async grant(asker: Asker, request: GrantRequest): Promise<BankAnswer | null> {
    const parts = this.#parts;
    if (!this.#limit.note(asker.device, now())) return null;
    if (!parts) return { rows: [], refusal: { code: 'accountUnknown' } };
    await this.#renewTerms(parts);
    const granted = await this.#grantWithin(parts, asker, request, GRANT_WAIT_MS);
    const rows = memberRow(parts, request.member);
    return granted.refusal ? { rows, refusal: granted.refusal } : { rows };
  }

  /** Null for a device that asks too often. */
  async allowances(asker: Asker, request: AllowancesRequest): Promise<BankAnswer | null> {
    const parts = this.#parts;
    if (!this.#limit.note(asker.device, now())) return null;
    if (!parts) return { rows: [] };
    await this.#renewTerms(parts);
    giveAllowances(parts, asker, request, now());
    this.#afterChange(parts);
    return { rows: memberRow(parts, request.member) };
  }

  movements(member: MemberId, before: number): Movements {
    return this.#parts
      ? listMovements(this.ctx.storage.sql, member, before)
      : { movements: [], next: 0 };
  }

  cases(isOpen: boolean, cursor: string): BankCases {
    return this.#parts ? listCases(this.ctx.storage.sql, isOpen, cursor) : { cases: [], next: '' };
  }

  totals(date: BusinessDate): BankTotals {
    return this.#parts ? chainTotals(this.#parts, date) : { date, kinds: [] };
  }

  /** By the office, of a demo chain alone: nothing remains. */
  async erase(): Promise<void> {
    this.#parts = null;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  override async alarm(): Promise<void> {
    this.#wakesAt = 0;
    const parts = this.#parts;
    if (!parts) return;
    await this.#renewTerms(parts);
    doUpkeep(parts, now());
    this.#afterChange(parts);
  }

  /** Gives the grant; where others are asked to give something back, tries again as soon as they did. */
  async #grantWithin(
    parts: BankParts,
    asker: Asker,
    request: GrantRequest,
    waitMs: number,
  ): Promise<Granted> {
    const until = now() + waitMs;
    for (;;) {
      const granted = giveGrant(parts, asker, request, now());
      this.#tellHubs(parts);
      if (!granted.isRecalling || now() >= until) return granted;
      await this.#waiters.next(until - now());
    }
  }

  /** Units may have come free: who waits looks again. Hubs hear of new rows. */
  #afterChange(parts: BankParts): void {
    this.#waiters.wake();
    this.#tellHubs(parts);
  }

  /** Tells hubs that are behind, none of which holds another up; and sets the alarm. */
  #tellHubs(parts: BankParts): void {
    for (const store of parts.hubs.behind(parts.ledger.head())) {
      // Stands from the beginning: it tells whom nobody has told, should the process end meanwhile.
      this.#wakeBy(now() + RETRY_MS);
      if (this.#telling.has(store)) continue;
      this.#telling.add(store);
      this.ctx.waitUntil(this.#tellHub(parts, store));
    }
    this.#wakeBy(nextUpkeep(parts, now()));
  }

  /** Tells a hub until nothing has changed meanwhile. */
  async #tellHub({ ledger, hubs }: BankParts, store: StoreId): Promise<void> {
    try {
      for (let head = -1; head !== ledger.head();) {
        head = ledger.head();
        const isFounded = await this.#hub(store).accountsChanged();
        if (!isFounded) hubs.noteHead(store, head);
      }
    } catch {
      // The alarm stands.
    } finally {
      this.#telling.delete(store);
    }
  }

  #wakeBy(at: number | null): void {
    if (at === null || (this.#wakesAt > 0 && this.#wakesAt <= at)) return;
    this.#wakesAt = at;
    this.ctx.waitUntil(this.ctx.storage.setAlarm(at));
  }

  /** What the owner has set; as last known while the office is away, and never waited for long. */
  async #renewTerms(parts: BankParts): Promise<void> {
    if (now() - this.#termsAt < TERMS_MS) return;
    this.#termsAt = now();
    const office = this.env.OFFICE.get(this.env.OFFICE.idFromName(parts.chain));
    const asked = office.bankTerms().then(
      (terms) => {
        if (!terms) return;
        parts.setTerms(terms);
        this.#tellHubs(parts);
      },
      () => undefined,
    );
    this.ctx.waitUntil(asked);
    if (!parts.hasTerms()) await Promise.race([asked, this.#waiters.next(TERMS_WAIT_MS)]);
  }

  #open(chain: ChainId): BankParts {
    this.#parts ??= this.ctx.storage.transactionSync(() => makeBank(this.ctx.storage, chain));
    return this.#parts;
  }

  #hub(store: StoreId) {
    return this.env.STORE_HUB.get(this.env.STORE_HUB.idFromName(store));
  }
}

const now = (): Instant => instant(Date.now());
