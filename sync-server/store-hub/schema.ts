/**
 * The hub's own tables, beside those of documents/schema.ts.
 *
 * - `writers`: which log a Yjs client of a document writes. - `tails`: the last element of a log's
 *   array in a document. - `logs`: the seqs held of each log, over all days.
 * - `outbox`: what the office has not taken yet, in order.
 * - `channels`: what each open socket is subscribed to; survives the hub's sleep as its socket does.
 * - `presence`: each tablet's last word on how far it is behind; `dirty` until the office has it.
 * - `directory`: the office's member directory, replicated, since it is asked for offline.
 */
export const HUB_TABLES = `
CREATE TABLE IF NOT EXISTS writers (
  doc INTEGER NOT NULL, client INTEGER NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL,
  PRIMARY KEY (doc, client)
);
CREATE TABLE IF NOT EXISTS tails (
  doc INTEGER NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL,
  client INTEGER NOT NULL, clock INTEGER NOT NULL,
  PRIMARY KEY (doc, device, epoch)
);
CREATE TABLE IF NOT EXISTS logs (
  device TEXT NOT NULL, epoch INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (device, epoch)
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
CREATE TABLE IF NOT EXISTS directory (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, row TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS directory_by_seq ON directory (seq);
`;
