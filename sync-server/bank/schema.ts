/**
 * A bank's tables.
 *
 * - `log`: the bank's facts in its order, each once and for good; `ref` is the till's entry that one
 *   settled, which lies beside it. The members' books are their fold.
 * - `members`: a row a member: the books as tills hold them, facts that wait for others, recalls.
 * - `archive`: what those books leave out, until a fact names it: debits, sales, allowances, lots.
 * - `cases`: case files. - `holds`: open allowances, by when they are over. - `balances`: an account
 *   each, until `next_change` (the next date on which something of it expires).
 * - `asks`: who waits for units that other devices hold.
 * - `hubs`: who is to hear of rows, and through which version it has. - `received`: the last row
 *   taken of each hub's outbox, by the hub's life.
 */
export const BANK_TABLES = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, member TEXT NOT NULL, turn INTEGER NOT NULL,
  ref TEXT, fact TEXT NOT NULL, entry TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS log_by_turn ON log (member, turn);
CREATE INDEX IF NOT EXISTS log_by_ref ON log (ref) WHERE ref IS NOT NULL;
CREATE TABLE IF NOT EXISTS members (
  member TEXT PRIMARY KEY, version INTEGER NOT NULL, turn INTEGER NOT NULL,
  books TEXT NOT NULL, waiting TEXT NOT NULL, recalls TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS members_by_version ON members (version);
CREATE TABLE IF NOT EXISTS archive (
  member TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, sale TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (member, kind, id)
);
CREATE INDEX IF NOT EXISTS archive_by_sale ON archive (member, kind, sale);
CREATE TABLE IF NOT EXISTS cases (
  member TEXT NOT NULL, id TEXT NOT NULL, open INTEGER NOT NULL, at INTEGER NOT NULL,
  file TEXT NOT NULL,
  PRIMARY KEY (member, id)
);
CREATE INDEX IF NOT EXISTS cases_by_time ON cases (open, at, id);
CREATE TABLE IF NOT EXISTS holds (
  member TEXT NOT NULL, allowance TEXT NOT NULL, expires INTEGER NOT NULL,
  recalled INTEGER NOT NULL,
  PRIMARY KEY (member, allowance)
);
CREATE INDEX IF NOT EXISTS holds_by_end ON holds (recalled, expires);
CREATE TABLE IF NOT EXISTS balances (
  member TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL, paid INTEGER NOT NULL,
  bonus INTEGER NOT NULL, worth_fen INTEGER NOT NULL, owed INTEGER NOT NULL,
  next_change TEXT NOT NULL,
  PRIMARY KEY (member, account)
);
CREATE INDEX IF NOT EXISTS balances_by_change ON balances (next_change);
CREATE TABLE IF NOT EXISTS asks (
  member TEXT NOT NULL, account TEXT NOT NULL, device TEXT NOT NULL, store TEXT NOT NULL,
  amount INTEGER, once INTEGER NOT NULL, expires INTEGER NOT NULL,
  PRIMARY KEY (member, account)
);
CREATE INDEX IF NOT EXISTS asks_by_end ON asks (expires);
CREATE TABLE IF NOT EXISTS hubs (store TEXT PRIMARY KEY, head INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS received (instance TEXT PRIMARY KEY, last INTEGER NOT NULL);
`;
