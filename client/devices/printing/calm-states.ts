import type { PrinterState } from '#domain/printing/records.ts';

/** What is still true is told again, so that other tablets can tell silence from it, ms. */
const AGAIN_MS = 5 * 60_000;
/** How long a printer must be well, or at work, before it is told, ms: it changes with every slip. */
const CALM_MS = 1_500;

const isCalm = (state: PrinterState): boolean =>
  state === 'ready' || state === 'printing' || state === 'paperLow';

/**
 * Passes a printer's states on: what needs somebody at once, the rest when it has lasted.
 *
 * @returns the first function tells a state, the second ends it: nothing is told any more.
 */
export function calmStates(
  send: (state: PrinterState) => void,
): readonly [tell: (state: PrinterState) => void, end: () => void] {
  let sent: PrinterState | null = null;
  let timer = 0;
  let isOver = false;
  const again = window.setInterval(() => sent && send(sent), AGAIN_MS);
  const pass = (state: PrinterState): void => {
    if (state === sent || isOver) return;
    sent = state;
    send(state);
  };
  return [
    (state) => {
      window.clearTimeout(timer);
      // After trouble, and in the beginning, that it is well is news.
      if (!isCalm(state) || sent === null || !isCalm(sent)) pass(state);
      else timer = window.setTimeout(() => pass(state), CALM_MS);
    },
    () => {
      isOver = true;
      window.clearTimeout(timer);
      window.clearInterval(again);
    },
  ];
}
