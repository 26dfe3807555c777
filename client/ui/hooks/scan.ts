import { use, useEffect, useRef } from 'react';

import { listenForScans } from '#client/devices/scanner.ts';

import { DialogDepth, hasKeyboard } from '../dialog-depth.ts';

// Where several things on the page wait for a scan, the one that came last gets it: a sheet above
// a screen. So one listener, and a stack.
const waiting: ((code: string) => void)[] = [];
let end: (() => void) | null = null;

/**
 * A barcode scanned anywhere on the page comes here, whatever has the focus, unless something that
 * was opened later asks for scans too; a screen under a dialog gets none. A field with
 * `data-scan="keep"` also keeps what was typed.
 */
export function useScan(onScan: (code: string) => void, active = true): void {
  const latest = useRef(onScan);
  const depth = use(DialogDepth);
  // The handler of the last drawing, so that the place in the stack is kept.
  useEffect(() => {
    latest.current = onScan;
  });
  // Scanners type at the window.
  useEffect(() => {
    if (!active) return;
    const take = (code: string): void => {
      if (hasKeyboard(depth)) latest.current(code);
    };
    waiting.push(take);
    end ??= listenForScans((code) => waiting.at(-1)?.(code));
    return () => {
      waiting.splice(waiting.indexOf(take), 1);
      if (waiting.length > 0) return;
      end?.();
      end = null;
    };
  }, [active, depth]);
}
