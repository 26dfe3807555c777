import { useCallback, useMemo, useSyncExternalStore } from 'react';

import type { TabId } from '#domain/kernel/ids.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { type Draft, readDraft, unsentOf } from './draft.ts';

const EMPTY: Draft = [];
const drafts = new Map<TabId, Draft>();
const listeners = new Set<() => void>();

const keptUnder = (tab: TabId): string => `encore.draft.${tab}`;

function draftOf(tab: TabId): Draft {
  const known = drafts.get(tab);
  if (known) return known;
  const kept = readDraft(localStorage.getItem(keptUnder(tab)));
  drafts.set(tab, kept.length > 0 ? kept : EMPTY);
  return drafts.get(tab) ?? EMPTY;
}

function keep(tab: TabId, draft: Draft): void {
  drafts.set(tab, draft);
  try {
    if (draft.length === 0) localStorage.removeItem(keptUnder(tab));
    else localStorage.setItem(keptUnder(tab), JSON.stringify(draft));
  } catch {
    // A full disk costs the draft its survival of a reload, not the order: it is still in memory.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The lines of a tab that aren't sent, kept on this tablet across reloads (TAB-1). */
export function useDraft(
  state: TabState,
): readonly [draft: Draft, change: (edit: (draft: Draft) => Draft) => void] {
  const kept = useSyncExternalStore(subscribe, () => draftOf(state.tab));
  const draft = useMemo(() => unsentOf(kept, state), [kept, state]);
  const change = useCallback(
    (edit: (draft: Draft) => Draft) => keep(state.tab, edit(unsentOf(draftOf(state.tab), state))),
    [state],
  );
  return [draft, change];
}
