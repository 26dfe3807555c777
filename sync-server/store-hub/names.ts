import { isBusinessDate, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { ChainId, StoreId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

/** What kind of document a name is of. */
export type DocKind =
  | { readonly kind: 'journal'; readonly date: BusinessDate }
  | { readonly kind: 'board' }
  | { readonly kind: 'register' }
  | { readonly kind: 'directory' | 'accounts' | 'prints' };

/**
 * Who may open which document: those of the own store, and those of the own chain.
 *
 * @returns `unknownDoc` for a name that means nothing, `forbidden` for another store's or chain's.
 */
export function docKind(
  doc: string,
  home: { readonly chain: ChainId; readonly store: StoreId },
): Result<DocKind, 'unknownDoc' | 'forbidden'> {
  const [kind, owner = '', rest, more] = doc.split('/');
  if (owner === '' || more !== undefined) return err('unknownDoc');
  switch (kind) {
    case 'journal':
    case 'board':
      if (rest === undefined || !isBusinessDate(rest)) return err('unknownDoc');
      if (owner !== home.store) return err('forbidden');
      return ok(kind === 'journal' ? { kind, date: rest } : { kind });
    case 'store':
      if (rest !== undefined) return err('unknownDoc');
      return owner === home.store ? ok({ kind: 'register' }) : err('forbidden');
    case 'prints':
      if (rest !== undefined) return err('unknownDoc');
      return owner === home.store ? ok({ kind }) : err('forbidden');
    case 'chain':
      if (rest !== undefined) return err('unknownDoc');
      return owner === home.chain ? ok({ kind: 'register' }) : err('forbidden');
    case 'members':
      if (rest === undefined || !/^[0-9a-f]{2}$/u.test(rest)) return err('unknownDoc');
      return owner === home.chain ? ok({ kind: 'register' }) : err('forbidden');
    case 'directory':
    case 'accounts':
      if (rest !== undefined) return err('unknownDoc');
      return owner === home.chain ? ok({ kind }) : err('forbidden');
    case undefined:
    default:
      return err('unknownDoc');
  }
}
