import { use, useEffect, useRef } from 'react';

import { DialogDepth, hasKeyboard } from '../dialog-depth.ts';

/** What to do for a key, by its `KeyboardEvent.key`. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys that work anywhere on the screen: `/` search, `Escape` back, `Enter` the main thing, digits
 * to the amount. While somebody types into a field only `Escape` is taken, and nothing with a
 * modifier. `Enter` stays with a button or link that was reached by the keyboard; on one that was
 * tapped it is the main thing, so that a tap and `Enter` don't press the same key of a pad twice.
 * Held, `Enter` does its thing once. Under an open dialog none work.
 */
export function useHotkeys(hotkeys: Hotkeys, active = true): void {
  const latest = useRef(hotkeys);
  const depth = use(DialogDepth);
  // The handlers of the last drawing, so that the listener needn't be hung anew at each.
  useEffect(() => {
    latest.current = hotkeys;
  });
  // The keyboard belongs to the window, not to an element.
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !hasKeyboard(depth)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.repeat && event.key === 'Enter') return;
      const handler = latest.current[event.key];
      if (!handler || belongsToTarget(event)) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active, depth]);
}

function belongsToTarget(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) {
    return event.key !== 'Escape';
  }
  return (
    event.key === 'Enter' && !focusedByPointer && target.closest('button, a, summary') !== null
  );
}

/** Whether the focus went where it is by a tap. Tab and the arrows move it by the keyboard. */
let focusedByPointer = false;
window.addEventListener('pointerdown', () => (focusedByPointer = true), { capture: true });
window.addEventListener(
  'keydown',
  ({ key }) => {
    if (key === 'Tab' || key.startsWith('Arrow')) focusedByPointer = false;
  },
  { capture: true },
);
