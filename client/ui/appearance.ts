import { useSyncExternalStore } from 'react';

import { useNow } from './hooks/now.ts';

/** How the screens are lit: dark at night and light by day, or always one of them. */
export const APPEARANCES = ['auto', 'dark', 'light'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const STORED_UNDER = 'encore.appearance';
const NIGHT_FROM_HOUR = 18;
const NIGHT_TO_HOUR = 7;
const MINUTE_MS = 60_000;

const listeners = new Set<() => void>();

/** What this tablet is set to; `auto` when nothing was chosen. */
function chosenAppearance(): Appearance {
  const stored = localStorage.getItem(STORED_UNDER);
  return APPEARANCES.find((appearance) => appearance === stored) ?? 'auto';
}

export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(STORED_UNDER, appearance);
  for (const listener of listeners) listener();
}

export function useAppearance(): Appearance {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenAppearance);
}

/** The colours to draw in now; changes by itself when night falls. */
export function useColorScheme(): 'dark' | 'light' {
  const appearance = useAppearance();
  const now = useNow(MINUTE_MS);
  return schemeAt(appearance, new Date(now).getHours());
}

/** @param hour 0–23 by the tablet's clock. */
function schemeAt(appearance: Appearance, hour: number): 'dark' | 'light' {
  if (appearance !== 'auto') return appearance;
  return hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR ? 'dark' : 'light';
}
