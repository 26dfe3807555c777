import type { OutboxRow } from '#client/engine/database.ts';

/** Unsent changes of one document. */
export interface UnsentGroup {
  readonly doc: string;
  readonly kind: 'journal' | 'store' | 'chain' | 'members' | 'board' | 'other';
  /** The business date of a journal; empty for the rest. */
  readonly date: string;
  readonly count: number;
  /** ms since 1970 of the oldest. */
  readonly oldestAt: number;
}

/** Unsent changes by document, what waits longest first. */
export function groupUnsent(rows: readonly OutboxRow[]): readonly UnsentGroup[] {
  const groups = new Map<string, UnsentGroup>();
  for (const { doc, count, at } of rows) {
    const known = groups.get(doc);
    groups.set(doc, {
      doc,
      ...kindOf(doc),
      count: (known?.count ?? 0) + count,
      oldestAt: Math.min(known?.oldestAt ?? at, at),
    });
  }
  return [...groups.values()].sort((a, b) => a.oldestAt - b.oldestAt);
}

function kindOf(doc: string): Pick<UnsentGroup, 'kind' | 'date'> {
  const [kind, , date = ''] = doc.split('/');
  switch (kind) {
    case 'journal':
      return { kind, date };
    case 'store':
    case 'chain':
    case 'members':
    case 'board':
      return { kind, date: '' };
    default:
      return { kind: 'other', date: '' };
  }
}
