/**
 * Tables of what a store's hub prints, beside those of store-hub/schema.ts.
 *
 * - `print_copies`: a row a copy of a job. `place` orders the queue: a further copy takes the place of
 *   the one before. `token` is the name under which the printer gets it. It isn't offered before
 *   `ready_at`, is given up as lost after `due_at`; `is_checked` 0 until the journal was asked about it;
 *   `is_own` 1 where no fact asked for it; `is_again` 1 where it is headed REPRINT whatever its number.
 * - `print_addresses`: who may ask for a printer's jobs. Of the secret only a hash.
 * - `print_seen`: when each printer last asked. - `prints_rows`: what tablets hear, by cursor (domain/wire/prints.ts).
 */
export const PRINTING_TABLES = `
CREATE TABLE IF NOT EXISTS print_copies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL, copy INTEGER NOT NULL, printer TEXT NOT NULL, phase TEXT NOT NULL,
  number TEXT NOT NULL, form TEXT NOT NULL, parts INTEGER NOT NULL, document TEXT NOT NULL,
  token TEXT NOT NULL, place INTEGER NOT NULL, requested_at INTEGER NOT NULL,
  ready_at INTEGER NOT NULL, sent_at INTEGER NOT NULL, due_at INTEGER NOT NULL,
  is_checked INTEGER NOT NULL, is_own INTEGER NOT NULL, is_again INTEGER NOT NULL,
  UNIQUE (job, copy)
);
CREATE INDEX IF NOT EXISTS print_copies_by_printer ON print_copies (printer, phase, place);
CREATE INDEX IF NOT EXISTS print_copies_by_token ON print_copies (token);
CREATE TABLE IF NOT EXISTS print_addresses (
  printer TEXT PRIMARY KEY, kind TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS print_seen (printer TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS prints_rows (
  name TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, row TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS prints_rows_by_seq ON prints_rows (seq);
`;
