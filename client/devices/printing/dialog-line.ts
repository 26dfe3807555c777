import type { PrinterLine } from '#printers/transports/line.ts';
import { pause, within } from '#printers/transports/timing.ts';

import { after } from './browser-timer.ts';

/** A dialog that says nothing of its end, as on iPads, is taken as gone after this, ms. */
const NO_WORD_MS = 60_000;
/** What the screen needs to show that a dialog comes, ms. */
const SEEN_MS = 200;

/**
 * The tablet's own print dialog. A sheet is a page for each slip. What people do in the dialog isn't
 * told to anyone, so what was shown there is sent, unconfirmed.
 */
export function dialogLine(): PrinterLine<readonly string[]> {
  return {
    ready: () => Promise.resolve('ready'),
    async print(pages) {
      for (const page of pages) await showDialog(page);
      return 'sent';
    },
    clear: () => Promise.resolve(true),
    abort: () => undefined,
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Resolves when the dialog has gone. */
async function showDialog(page: string): Promise<void> {
  const frame = document.createElement('iframe');
  // In a frame that isn't drawn, some browsers print nothing.
  frame.style.cssText =
    'position:fixed;inset:auto 100% 100% auto;inline-size:1px;block-size:1px;border:0';
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.srcdoc = page;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  await loaded;
  const shown = frame.contentWindow;
  if (shown) {
    const gone = new Promise<unknown>((resolve) => {
      shown.addEventListener('afterprint', resolve, { once: true });
    });
    // It may hold up the whole page: what to do in it must be seen before.
    await pause(after, SEEN_MS);
    shown.print();
    await within(gone, NO_WORD_MS, after);
  }
  frame.remove();
}
