import { useSyncExternalStore } from 'react';

/**
 * Milliseconds since 1970, redrawn at every whole `stepMs`: a minute for what is shown in minutes.
 * All that use the same step share one timer and change in the same frame.
 */
export function useNow(stepMs: number): number {
  const ticker = tickerOf(stepMs);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
}

const tickers = new Map<number, Ticker>();

function tickerOf(stepMs: number): Ticker {
  const known = tickers.get(stepMs);
  if (known) return known;
  const made = makeTicker(stepMs);
  tickers.set(stepMs, made);
  return made;
}

function makeTicker(stepMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer = 0;

  const arm = (): void => {
    timer = window.setTimeout(tick, stepMs - (Date.now() % stepMs));
  };
  const tick = (): void => {
    window.clearTimeout(timer);
    for (const listener of listeners) listener();
    arm();
  };

  return {
    // Read afresh: a tablet that slept, or whose clock was put right, has had no tick.
    read: () => floorTo(stepMs),
    subscribe: (listener) => {
      if (listeners.size === 0) {
        arm();
        document.addEventListener('visibilitychange', tick);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        window.clearTimeout(timer);
        document.removeEventListener('visibilitychange', tick);
      };
    },
  };
}

const floorTo = (stepMs: number): number => Math.floor(Date.now() / stepMs) * stepMs;
