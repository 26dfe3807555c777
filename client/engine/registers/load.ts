import type { Core } from '../core.ts';
import type { UpdateRow } from '../database.ts';
import { setAside } from '../journal/quarantine.ts';
import { openRegister, type RegisterDoc } from './documents.ts';

/**
 * Opens a register from the disk. One whose bytes can't be read is set aside and begun anew: the
 * server sends it whole, and until then the rows that screens read are as they were.
 */
export async function loadRegister(
  core: Core,
  name: string,
  rows: readonly UpdateRow[],
): Promise<RegisterDoc> {
  try {
    return openRegister(name, bytesOf(rows));
  } catch (cause) {
    const reason = `its bytes can't be read: ${String(cause)}`;
    return openRegister(name, bytesOf(await setAside(core, { doc: name, rows, reason })));
  }
}

const bytesOf = (rows: readonly UpdateRow[]): readonly Uint8Array[] =>
  rows.map(({ bytes }) => bytes);
