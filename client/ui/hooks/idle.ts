import { useEffect, useState } from 'react';

/** What waits for an idle moment waits no longer than this, ms. */
const LONGEST_WAIT_MS = 500;

let wasIdle = false;

/** False in the first drawing after a start; true from the first moment on that the page is idle. */
export function useIdleOnce(): boolean {
  const [isIdle, setIdle] = useState(wasIdle);
  // Only the browser knows when nothing else is waiting to be done.
  useEffect(() => {
    if (wasIdle) return undefined;
    const cancel = whenIdle(() => {
      wasIdle = true;
      setIdle(true);
    });
    return cancel;
  }, []);
  return isIdle;
}

/** Calls back at the first moment at which nothing else waits to be done. @returns what takes it back. */
export function whenIdle(task: () => void): () => void {
  // Safari has no such callback.
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(task, { timeout: LONGEST_WAIT_MS });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(task, LONGEST_WAIT_MS);
  return () => clearTimeout(timer);
}
