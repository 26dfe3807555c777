/**
 * The office's own tables, beside those of documents/schema.ts (which hold the registers).
 *
 * - `stores`, `devices`: the registry. `stale` stores have not heard of the newest registers.
 * - `tills_only`: tablets that are for trading alone. - `switched`: who last made a tablet so, or took
 *   it back, and when.
 * - `revocations`: tablets that were shut out, by whom and on which tablet.
 * - `challenges`: what a tablet was asked to sign; used once.
 * - `received`: the last outbox row taken from each hub, by the hub's life.
 * - `directory`: one row a member, moved to the end whenever it changes.
 * - `logs`: the seqs held of each device's log. - `tabs`: one row a tab, with its entries and what
 *   they fold into. - `days`: what each store took on a business date.
 * - `prepaid`: one row an entry that took or gave money for members' accounts.
 */
export const OFFICE_TABLES = `
CREATE TABLE IF NOT EXISTS stores (
  store TEXT PRIMARY KEY, name TEXT NOT NULL, contact_at INTEGER NOT NULL,
  entry_at INTEGER NOT NULL, stale INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS devices (
  device TEXT PRIMARY KEY, store TEXT NOT NULL, name TEXT NOT NULL, till TEXT NOT NULL,
  key TEXT NOT NULL, connected INTEGER NOT NULL, contact_at INTEGER NOT NULL,
  unsent INTEGER NOT NULL, oldest_unsent_at INTEGER NOT NULL,
  UNIQUE (store, till)
);
CREATE TABLE IF NOT EXISTS tills_only (device TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS switched (
  device TEXT PRIMARY KEY, at INTEGER NOT NULL, staff TEXT NOT NULL, by_device TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS revocations (
  device TEXT PRIMARY KEY, at INTEGER NOT NULL, staff TEXT NOT NULL, by_device TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS challenges (
  nonce TEXT PRIMARY KEY, device TEXT NOT NULL, expires_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS received (instance TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS directory (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS directory_by_seq ON directory (seq);
CREATE TABLE IF NOT EXISTS logs (
  store TEXT NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL,
  first INTEGER NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (store, device, epoch)
);
CREATE TABLE IF NOT EXISTS tabs (
  store TEXT NOT NULL, tab TEXT NOT NULL, date TEXT NOT NULL, open INTEGER NOT NULL,
  settled_date TEXT NOT NULL, settled_at INTEGER NOT NULL, hour TEXT NOT NULL,
  receipt TEXT NOT NULL, due_fen INTEGER NOT NULL, staff TEXT NOT NULL, room_name TEXT NOT NULL,
  entries TEXT NOT NULL, state TEXT NOT NULL, takings TEXT NOT NULL,
  PRIMARY KEY (store, tab)
);
CREATE INDEX IF NOT EXISTS tabs_by_settled ON tabs (store, settled_date, settled_at);
CREATE INDEX IF NOT EXISTS tabs_by_date ON tabs (store, date, open);
CREATE TABLE IF NOT EXISTS days (
  store TEXT NOT NULL, date TEXT NOT NULL, takings TEXT NOT NULL, open_tabs INTEGER NOT NULL,
  PRIMARY KEY (store, date)
);
CREATE TABLE IF NOT EXISTS prepaid (
  store TEXT NOT NULL, entry TEXT NOT NULL, date TEXT NOT NULL, purpose TEXT NOT NULL,
  tender TEXT NOT NULL, fen INTEGER NOT NULL,
  PRIMARY KEY (store, entry)
);
CREATE INDEX IF NOT EXISTS prepaid_by_date ON prepaid (date);
`;
