import { useCallback, useSyncExternalStore } from 'react';

import type { TabId } from '#domain/kernel/ids.ts';

import { type Draft, readDraft } from './draft.ts';

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
  tab: TabId,
): readonly [draft: Draft, change: (edit: (draft: Draft) => Draft) => void] {
  const draft = useSyncExternalStore(subscribe, () => draftOf(tab));
  const change = useCallback(
    (edit: (draft: Draft) => Draft) => keep(tab, edit(draftOf(tab))),
    [tab],
  );
  return [draft, change];
}
