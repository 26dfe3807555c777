import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { emptyBank, type BankState } from '#domain/accounts/settle.ts';
import { valuesOf, type MemberAccounts } from '#domain/accounts/state.ts';
import { tillBooks } from '#domain/accounts/trim.ts';
import type { EntryId } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { AllowanceId, MemberId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { createArchive, type Archive } from './archive.ts';
import { writeBalances } from './balances.ts';

/** What the bank holds of a member between two settlements. */
export interface Held {
  readonly state: BankState;
  readonly recalls: readonly AllowanceId[];
  /** 0 for a member that the bank has nothing of. */
  readonly version: number;
}

/** What came of one go at a member's books, to be written together. */
export interface Written {
  readonly state: BankState;
  readonly facts: readonly BankFact[];
  /** The entries that the facts settle may be among. */
  readonly entries: readonly Recorded<TillFact>[];
  readonly recalls: readonly AllowanceId[];
}

/** The bank's log and the members' books. Whoever writes holds the transaction. */
export interface Ledger extends Pick<Archive, 'withNamed'> {
  load(member: MemberId): Held;
  isSettled(ref: EntryId): boolean;
  /**
   * @param today the bank's business date, by which books are trimmed.
   * @returns false where the books have outgrown what the disk takes as one value; then nothing is
   * written.
   */
  write(before: Held, written: Written, now: Instant, today: BusinessDate): boolean;
  /** Gives every row a new version: tills that know of a later life of this bank take it again. */
  renewVersions(now: Instant): void;
  /** The last version given. */
  head(): number;
}

/** SQLite in a Durable Object refuses values over 2 MB; most of the text is ASCII. */
const MAX_VALUE_CHARS = 1_800_000;

export function createLedger(sql: SqlStorage): Ledger {
  const archive = createArchive(sql);
  const head = (): number =>
    sql.exec<{ head: number | null }>('SELECT max(version) AS head FROM members').one().head ?? 0;
  // By the clock, so that a disk that was put back gives no version again that it had given before.
  const nextVersion = (now: Instant): number => Math.max(now, head() + 1);

  return {
    head,
    withNamed: (books, facts) => archive.withNamed(books, facts),
    load(member) {
      const row = sql
        .exec<MemberRow>('SELECT * FROM members WHERE member = ?', member)
        .toArray()[0];
      if (!row) return { state: emptyBank(member), recalls: [], version: 0 };
      // Written below alone.
      return {
        state: {
          books: JSON.parse(row.books) as MemberAccounts,
          waiting: JSON.parse(row.waiting) as BankState['waiting'],
        },
        recalls: JSON.parse(row.recalls) as readonly AllowanceId[],
        version: row.version,
      };
    },
    isSettled: (ref) => sql.exec('SELECT 1 FROM log WHERE ref = ?', ref).toArray().length > 0,
    write(before, { state, facts, entries, recalls }, now, today) {
      const { books } = state;
      const kept = tillBooks(books, today);
      const text = JSON.stringify(kept);
      const waiting = JSON.stringify(state.waiting);
      if (Math.max(text.length, waiting.length) > MAX_VALUE_CHARS) return false;
      archive.put(books, kept);
      log(sql, facts, entries);
      writeCases(sql, before.state.books, books);
      writeHolds(sql, kept, recalls);
      writeBalances(sql, books, today);
      const isNews = books.turn !== before.state.books.turn || !same(recalls, before.recalls);
      sql.exec(
        `INSERT INTO members (member, version, turn, books, waiting, recalls)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET version = excluded.version, turn = excluded.turn,
           books = excluded.books, waiting = excluded.waiting, recalls = excluded.recalls`,
        books.member,
        isNews ? nextVersion(now) : before.version,
        books.turn,
        text,
        waiting,
        JSON.stringify(recalls),
      );
      return true;
    },
    renewVersions(now) {
      const first = nextVersion(now);
      sql.exec(
        `UPDATE members SET version = ? + place FROM
           (SELECT member AS id, row_number() OVER (ORDER BY version) AS place FROM members
            WHERE version > 0)
         WHERE member = id`,
        first,
      );
    },
  };
}

function log(
  sql: SqlStorage,
  facts: readonly BankFact[],
  entries: readonly Recorded<TillFact>[],
): void {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const fact of facts) {
    const ref = fact.type === 'Settled' ? fact.ref : null;
    const entry = ref === null ? undefined : byId.get(ref);
    sql.exec(
      'INSERT INTO log (member, turn, ref, fact, entry) VALUES (?, ?, ?, ?, ?)',
      fact.member,
      fact.turn,
      ref,
      JSON.stringify(fact),
      entry ? JSON.stringify(entry) : null,
    );
  }
}

/** Those that changed, which in books that are never changed in place are other objects. */
function writeCases(sql: SqlStorage, before: MemberAccounts, books: MemberAccounts): void {
  for (const file of valuesOf(books.cases)) {
    if (before.cases[file.id] === file) continue;
    sql.exec(
      `INSERT INTO cases (member, id, open, at, file) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET open = excluded.open, file = excluded.file`,
      books.member,
      file.id,
      file.resolved === null ? 1 : 0,
      file.by.at,
      JSON.stringify(file),
    );
  }
}

function writeHolds(
  sql: SqlStorage,
  { member, allowances }: MemberAccounts,
  recalls: readonly AllowanceId[],
): void {
  sql.exec('DELETE FROM holds WHERE member = ?', member);
  for (const { allowance, expires, closed } of valuesOf(allowances)) {
    if (closed !== null) continue;
    sql.exec(
      'INSERT INTO holds (allowance, member, expires, recalled) VALUES (?, ?, ?, ?)',
      allowance,
      member,
      expires,
      recalls.includes(allowance) ? 1 : 0,
    );
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

interface MemberRow extends Record<string, SqlStorageValue> {
  readonly version: number;
  readonly turn: number;
  readonly books: string;
  readonly waiting: string;
  readonly recalls: string;
}
