/**
 * The hub's own tables, beside those of documents/schema.ts.
 *
 * - `writers`: which log a Yjs client of a document writes. - `tails`: the last element of a log's
 *   array in a document. - `log_ranges`: the seqs held of each log, over all days.
 * - `outbox`: what the office has not taken yet, in order.
 * - `channels`: what each open socket is subscribed to; survives the hub's sleep as its socket does.
 * - `presence`: each tablet's last word on how far it is behind; `dirty` until the office has it.
 * - `devices`: by what key each tablet signs, and the cut of one that was shut out. - `seals`: the
 *   heads that tablets signed, of the last days. - `waiting`: updates whose seal has not come.
 * - `switched`: when a tablet was last made one for trading alone, or no longer.
 * - `quarantine`: what did not enter the journal, with its bytes.
 * - `directory`: the office's member directory, replicated, since it is asked for offline.
 * - `bank_outbox`: facts of members' accounts that their bank has not taken yet; `bank_told`, the last
 *   row that each has. - `accounts`: the banks' rows, one a member; `banks`, how far they are here.
 */
export const HUB_TABLES = `
CREATE TABLE IF NOT EXISTS writers (
  doc INTEGER NOT NULL, client INTEGER NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL,
  PRIMARY KEY (doc, client)
);
CREATE INDEX IF NOT EXISTS writers_by_device ON writers (device, doc);
CREATE TABLE IF NOT EXISTS tails (
  doc INTEGER NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL,
  client INTEGER NOT NULL, clock INTEGER NOT NULL,
  PRIMARY KEY (doc, device, epoch)
);
CREATE TABLE IF NOT EXISTS log_ranges (
  device TEXT NOT NULL, epoch INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (device, epoch, first)
);
CREATE TABLE IF NOT EXISTS outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, doc TEXT NOT NULL, log TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS channels (
  socket TEXT NOT NULL, channel INTEGER NOT NULL, doc INTEGER NOT NULL,
  PRIMARY KEY (socket, channel)
);
CREATE TABLE IF NOT EXISTS presence (
  device TEXT PRIMARY KEY, connected INTEGER NOT NULL, contact_at INTEGER NOT NULL,
  unsent INTEGER NOT NULL, oldest_unsent_at INTEGER NOT NULL, dirty INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS devices (
  device TEXT PRIMARY KEY, key TEXT NOT NULL, revoked TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS switched (device TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS seals (
  device TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
  head TEXT NOT NULL, signature TEXT NOT NULL,
  PRIMARY KEY (device, epoch, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS waiting (
  id INTEGER PRIMARY KEY, doc INTEGER NOT NULL, device TEXT NOT NULL, bytes BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS waiting_by_doc ON waiting (doc, device);
CREATE TABLE IF NOT EXISTS quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT, device TEXT NOT NULL, doc TEXT NOT NULL,
  at INTEGER NOT NULL, summary TEXT NOT NULL, bytes BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS directory (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS directory_by_seq ON directory (seq);
CREATE TABLE IF NOT EXISTS bank_outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bank TEXT NOT NULL, doc TEXT NOT NULL, log TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS bank_told (bank TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS accounts (
  member TEXT PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS accounts_by_seq ON accounts (seq);
CREATE TABLE IF NOT EXISTS banks (bank TEXT PRIMARY KEY, since INTEGER NOT NULL);
`;
