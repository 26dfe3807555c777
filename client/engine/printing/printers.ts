import type * as Y from 'yjs';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import { isOver } from '#domain/tabs/amounts.ts';
import { changeBoard } from '../board/change.ts';
import { nowOf, write, type Core, type Memory } from '../core.ts';
import type { PrinterStateRow } from '../database.ts';
import type { Writes } from '../project/commit.ts';
import { recover } from '../project/recover.ts';
import type { SyncClient } from '../sync/client.ts';
import { stateFrom } from './states.ts';

/** The board's map of printers, by printer. */
const PRINTERS = 'printers';
/** A printer's state is told without waiting for anybody's word. */
const NO_WAIT_MS = 0;
/**
 * What is still true is told again after this, ms, so that silence means something. While nobody is in
 * a room it is not: it would wake the hub of a store that sleeps.
 */
const STILL_TRUE_MS = 4 * 60_000;
/** After a new connection the board comes first, ms. */
const TELL_AGAIN_MS = 3_000;

export interface PrinterBoard {
  readonly tell: (printer: PrinterId, state: PrinterState) => Promise<void>;
  readonly stop: () => void;
}

/**
 * Tells the store's other tablets how this one's printers are, over the board, which carries what is
 * true now and kept nowhere. A new connection, or a new day's board, is told again.
 */
export function createPrinterBoard(core: Core, sync: SyncClient): PrinterBoard {
  let cancel = (): void => undefined;
  let link = core.status.get().link;
  const publish = (rows: readonly PrinterStateRow[]): void => {
    if (rows.length === 0) return;
    const put = (doc: Y.Doc): void => {
      for (const { id, ...told } of rows) doc.getMap(PRINTERS).set(id, told);
    };
    void changeBoard(core, sync, put, NO_WAIT_MS);
  };
  const publishOwn = (): void => {
    const device = core.memory?.identity.device;
    const rows = [...(core.memory?.printerStates.values() ?? [])];
    publish(rows.filter((row) => row.device === device));
  };
  const endWatch = core.status.watch((status) => {
    const isBack = status.link === 'online' && link !== 'online';
    ({ link } = status);
    if (!isBack || !core.memory?.printerStates.size) return;
    cancel();
    cancel = core.ports.after(TELL_AGAIN_MS, publishOwn);
  });
  return {
    async tell(printer, state) {
      const row = await core.exclusive(() => noteState(core, printer, state));
      if (row) publish([row]);
    },
    stop() {
      cancel();
      endWatch();
    },
  };
}

/**
 * @returns the row, where it is one of this device's printers and says something new; or, while
 * somebody is in a room, the same after a while.
 */
async function noteState(
  core: Core,
  printer: PrinterId,
  state: PrinterState,
): Promise<PrinterStateRow | null> {
  const { memory } = core;
  if (!memory) return null;
  const { device } = memory.identity;
  if (memory.registers?.printers.get(printer)?.device !== device) return null;
  const known = memory.printerStates.get(printer);
  const at = nowOf(core);
  const isNew = known?.state !== state;
  if (!isNew && (at - known.at < STILL_TRUE_MS || !isAtWork(memory))) return null;
  const row: PrinterStateRow = { id: printer, state, at, device };
  try {
    await write(core, { printerStates: [row] }, 'relaxed');
  } catch (cause) {
    await recover(core, cause);
    return null;
  }
  memory.printerStates.set(printer, row);
  return row;
}

/** Whether somebody is in a room. */
const isAtWork = ({ books }: Memory): boolean => books.tabs().some((tab) => !isOver(tab));

/** What the board says of others' printers now, as rows. */
export function printersOnBoard({ identity, printerStates }: Memory, board: Y.Doc): Writes {
  const rows: PrinterStateRow[] = [];
  for (const [printer, value] of board.getMap(PRINTERS).entries()) {
    const row = stateFrom(printer, value);
    const known = row && printerStates.get(row.id);
    // This device knows better of its own; and what is older than what is known says nothing.
    if (!row || row.device === identity.device || (known && known.at >= row.at)) continue;
    printerStates.set(row.id, row);
    rows.push(row);
  }
  return rows.length > 0 ? { printerStates: rows } : {};
}
