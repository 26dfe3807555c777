/**
 * A document is due to be compacted past 500 updates or 256 KB of them. Written out, since the index
 * below serves only queries that say exactly the same.
 */
export const IS_DUE = '(head - base > 500 OR pending > 262144)';

/**
 * Tables of a Durable Object that keeps Yjs documents. The hub and the office use the same.
 *
 * - `docs`: `head` is the last sequence given, `base` the last one folded into the snapshot,
 *   `pending` the bytes of the updates after it; `upstream` is the office's sequence that a hub has
 *   taken in.
 * - `updates`: what came after the base. `origin` says who brought it, so that it isn't sent back.
 * - `snapshots`: the whole document through `base`, in parts, since a value holds 2 MB at most.
 * - `clients`: the next clock of each Yjs client, by which what is held already is known again.
 */
export const DOCUMENT_TABLES = `
CREATE TABLE IF NOT EXISTS docs (
  id INTEGER PRIMARY KEY,
  doc TEXT NOT NULL UNIQUE,
  epoch TEXT NOT NULL,
  head INTEGER NOT NULL,
  base INTEGER NOT NULL,
  pending INTEGER NOT NULL,
  upstream INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS docs_due ON docs (id) WHERE ${IS_DUE};
CREATE TABLE IF NOT EXISTS updates (
  doc INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  origin TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (doc, seq)
);
CREATE TABLE IF NOT EXISTS snapshots (
  doc INTEGER NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (doc, part)
);
CREATE TABLE IF NOT EXISTS clients (
  doc INTEGER NOT NULL,
  client INTEGER NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (doc, client)
);
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
`;
