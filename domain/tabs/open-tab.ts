import type { CommandContext } from '../commands/context.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import type { TabId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TabState } from './state.ts';

/** A tab that still takes orders and money, or `tabUnknown`, `tabSettled`, `tabCancelled`. */
export function openTab(id: TabId, { books }: CommandContext): Result<TabState, Refusal> {
  const tab = books.tab(id);
  if (!tab) return err(refuse('tabUnknown'));
  if (tab.settled) return err(refuse('tabSettled', { receipt: tab.settled.receipt }));
  if (tab.cancelled) return err(refuse('tabCancelled'));
  return ok(tab);
}
