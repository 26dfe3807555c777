import type { PrinterId } from '#domain/kernel/ids.ts';
import type { PrinterAddressRequest } from '#domain/wire/prints.ts';
import { sameText } from '#sync-server/auth/same-text.ts';
import { sha256 } from '#sync-server/auth/sha256.ts';

export type AddressKind = PrinterAddressRequest['kind'];

/** No look-alikes, since somebody may type it from one screen into another. 31 signs. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const SECRET_CHARS = 26;

/** Who may ask for a printer's jobs. Of a secret only its hash is kept. */
export interface Addresses {
  /** @returns the new secret; the one before ends. */
  make(printer: PrinterId, kind: AddressKind): Promise<string>;
  end(printer: PrinterId): void;
  /** What the printer speaks; null where the secret isn't its. */
  check(printer: PrinterId, secret: string): Promise<AddressKind | null>;
}

export function createAddresses(sql: SqlStorage): Addresses {
  const find = (printer: PrinterId): AddressRow | undefined =>
    sql
      .exec<AddressRow>('SELECT kind, hash FROM print_addresses WHERE printer = ?', printer)
      .toArray()[0];
  return {
    async make(printer, kind) {
      const secret = newSecretText();
      sql.exec(
        `INSERT INTO print_addresses (printer, kind, hash) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET kind = excluded.kind, hash = excluded.hash`,
        printer,
        kind,
        await sha256(secret),
      );
      return secret;
    },
    end(printer) {
      sql.exec('DELETE FROM print_addresses WHERE printer = ?', printer);
    },
    async check(printer, secret) {
      const hash = await sha256(secret);
      // Read after the hash was made, so that an address that just ended is not let in.
      const row = find(printer);
      return row && sameText(row.hash, hash) ? row.kind : null;
    },
  };
}

/** 26 of 31 signs: 128 bits. */
function newSecretText(): string {
  let text = '';
  while (text.length < SECRET_CHARS) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The rest of the range is thrown away, so that each sign is as likely.
    if (byte < 256 - (256 % ALPHABET.length)) text += ALPHABET[byte % ALPHABET.length] ?? '';
  }
  return text;
}

interface AddressRow extends Record<string, SqlStorageValue> {
  readonly kind: AddressKind;
  readonly hash: string;
}
