import type { BankFact } from '#domain/accounts/entries.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import { emptyBank, type BankState } from '#domain/accounts/settle.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { journalDoc, logName } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { id, type ChainId, type MemberId } from '#domain/kernel/ids.ts';
import { acceptFacts } from '#sync-server/bank/accept.ts';
import { giveAllowances, giveGrant } from '#sync-server/bank/allowances.ts';
import { memberRow } from '#sync-server/bank/hubs.ts';
import type { BankOutboxRow } from '#sync-server/bank/link.ts';
import { makeBank } from '#sync-server/bank/parts.ts';
import { doUpkeep } from '#sync-server/bank/upkeep.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';
import type { Bank, BankChanged } from './bank.ts';
import { CLOCK, type Known, type Row, type World } from './world.ts';

const CHAIN = id<ChainId>('c1');

/** The server's own bank, on SQLite in memory. Only its Durable Object is not there. */
export function createCoreBank(world: World, changed: BankChanged): Bank {
  const { scheduler, random, shape } = world;
  const storage = createTestStorage();
  const open = () => makeBank(storage, CHAIN, random.bytes);
  let parts = open();
  const stores = Array.from({ length: shape.stores }, (_, index) => [`s${index}`, CLOCK]);
  // Every store by its name, as the office tells it.
  parts.setTerms({ settings: shape.settings, clocks: Object.fromEntries(stores) as never });
  const states = new Map<MemberId, BankState>();
  const facts: BankFact[] = [];
  const changes: MemberId[] = [];
  const known = new Map<MemberId, Row>();
  const heads = { log: 0, version: 0 };
  const stateOf = (member: MemberId): BankState => states.get(member) ?? emptyBank(member);

  const rowOf = (member: MemberId): Row | null => {
    const row = known.get(member) ?? memberRow(parts, member)[0] ?? null;
    if (row) known.set(member, row);
    return row;
  };
  /** Reads what the bank wrote since: its facts, folded whole, and whose rows are other ones. */
  const read = (): void => {
    const written = storage.sql
      .exec<{ seq: number; fact: string }>(
        'SELECT seq, fact FROM log WHERE seq > ? ORDER BY seq',
        heads.log,
      )
      .toArray();
    const news = new Map<MemberId, BankFact[]>();
    for (const { seq, fact: text } of written) {
      // Written by the bank alone.
      const fact = JSON.parse(text) as BankFact;
      heads.log = seq;
      facts.push(fact);
      news.set(fact.member, [...(news.get(fact.member) ?? []), fact]);
      const { books } = stateOf(fact.member);
      states.set(fact.member, { books: evolveAccounts(books, fact), waiting: [] });
    }
    const rows = storage.sql
      .exec<{ member: MemberId; version: number }>(
        'SELECT member, version FROM members WHERE version > ? ORDER BY version',
        heads.version,
      )
      .toArray();
    for (const { member, version } of rows) {
      heads.version = version;
      changes.push(member);
      known.delete(member);
      const its = news.get(member) ?? [];
      world.note(`bank ${its.map(({ type, turn }) => `${type}${turn}`).join()}`);
      changed(member, its);
    }
  };

  const bank: Bank = {
    states,
    stateOf,
    facts,
    changes,
    rowOf(member) {
      const row = rowOf(member);
      if (!row) throw new Error(`the bank has no row of ${member}`);
      return row;
    },
    waiting: () => [...states.keys()].flatMap((member) => parts.ledger.load(member).state.waiting),
    ingest(store, life, from, entries) {
      const rows = entries.map((entry, index) => reported(entry, from + index + 1));
      acceptFacts(parts, store, { instance: `life${life}`, after: from, rows }, scheduler.now());
      read();
    },
    grant({ member, account, device, store, amount, use, rests = false }) {
      const asker = { chain: CHAIN, device, store };
      const now = scheduler.now();
      let refusal: Refusal | null = null;
      if (use === 'once') {
        ({ refusal } = giveGrant(parts, asker, { member, account, amount }, now));
      } else giveAllowances(parts, asker, { member, wants: [{ account }], rests }, now);
      read();
      return { row: rowOf(member), refusal, at: now };
    },
    alarm() {
      doUpkeep(parts, scheduler.now());
      read();
    },
    evict() {
      parts = open();
    },
  };
  return bank;
}

/** An entry as a hub reports it, under its number in the hub's outbox. */
const reported = (entry: Known, row: number): BankOutboxRow => ({
  id: row,
  doc: journalDoc(entry.store, entry.date),
  log: logName(entry),
  body: new TextEncoder().encode(JSON.stringify([toTuple(entry)])),
});
