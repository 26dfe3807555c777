import { accountsDoc } from '#domain/wire/bank.ts';
import type { BankForHubs } from '#sync-server/bank/link.ts';
import { bankShardsOf } from '#sync-server/bank/shard.ts';
import { allEntries } from './all-entries.ts';
import type { HubParts } from './parts.ts';
import { createRetry } from './retry.ts';
import { singleFlight } from './single-flight.ts';
import { fanOut } from './subscribe.ts';

/** Bytes of facts that one call to a bank carries, about: little enough that others get a word in. */
const BATCH_BYTES = 128 * 1024;

/** The hub's side of talking with its chain's banks. Nothing of it ever holds a tablet up. */
export interface BankLink {
  /** Reports what the banks lack. Resolves when all is told, or when it failed and waits to retry. */
  tell(): Promise<void>;
  /** Fetches members' rows, and sends them on to the tablets. */
  pull(): Promise<void>;
  /** Notes that there is something to fetch, before there is time to. */
  noteStale(): void;
  /** Both, where something is waiting: by alarm. */
  resume(): Promise<void>;
  /** Whether something is left to tell or to fetch, as after a process that ended meanwhile. */
  isWaiting(): boolean;
}

/** Key under which it is noted that rows are waiting at a bank. */
const STALE = 'accountsStale';

/** @param bankOf the bank of a name. */
export function createBankLink(
  bankOf: (name: string) => BankForHubs,
  parts: HubParts,
  wakeAt: (at: number) => void,
): BankLink {
  const { chain, store, instance, storage, bankOutbox, accounts, meta } = parts;
  const retry = createRetry(wakeAt);

  const tellOne = async (name: string): Promise<void> => {
    for (;;) {
      const rows = bankOutbox.peek(name, BATCH_BYTES);
      const last = rows.at(-1);
      if (!last) return;
      const after = bankOutbox.after(name);
      const lacksEarlier = await bankOf(name).accept(store, { chain, instance, after, rows });
      storage.transactionSync(() => {
        if (lacksEarlier) reportAll(parts);
        bankOutbox.dropThrough(name, last.id);
      });
    }
  };

  const pullOne = async (name: string): Promise<void> => {
    for (let more = true; more;) {
      const since = accounts.since(name);
      const answer = await bankOf(name).pull(store, { chain, since });
      const before = accounts.head();
      storage.transactionSync(() => {
        accounts.put(answer.rows, Date.now());
        accounts.noteSince(name, answer.head);
      });
      sendNews(parts, before);
      more = answer.more;
    }
  };

  // The outbox keeps what is to be told, and a bank what is to be heard.
  const tell = singleFlight(() =>
    retry.attempt(async () => {
      for (const name of bankShardsOf(chain)) await tellOne(name);
    }),
  );
  const noteStale = (): void => meta.set(STALE, 'yes');
  const pull = singleFlight(() =>
    retry.attempt(async () => {
      noteStale();
      for (const name of bankShardsOf(chain)) await pullOne(name);
      meta.set(STALE, '');
    }),
  );
  const isStale = (): boolean => meta.get(STALE) === 'yes';

  return {
    tell,
    pull,
    noteStale,
    async resume() {
      if (isStale()) await pull();
      if (!bankOutbox.empty) await tell();
    },
    isWaiting: () => isStale() || !bankOutbox.empty,
  };
}

/** Sends the rows after a cursor to every tablet that has all before them. */
function sendNews(parts: HubParts, before: number): void {
  const { accounts, docs, chain, outgoing } = parts;
  const doc = docs.find(accountsDoc(chain));
  if (!doc) return;
  for (let since = before; since < accounts.head();) {
    const page = accounts.read(since);
    for (const news of page) fanOut(parts, doc.id, news, null);
    since = page.at(-1)?.seq ?? accounts.head();
  }
  outgoing.flush();
}

/** Puts every fact of accounts that is held into the outbox: a bank settles each once (BANK-1). */
function reportAll(parts: HubParts): void {
  for (const { doc, log, tuples } of allEntries(parts)) {
    parts.bankOutbox.add(parts.chain, doc, log, tuples);
  }
}
