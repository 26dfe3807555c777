import { type Answer, makeAnswerReader } from './answers.ts';
import { type After, pause } from './timing.ts';
import type { UsbDevice } from './usb.ts';

/** What a printer says, for whoever waits for it. */
export interface UsbInbox {
  /**
   * The first answer that fits within `ms`, or that came since {@link forget}; null for none, or where
   * the printer has no such way.
   */
  readonly answer: (fits: (answer: Answer) => boolean, ms: number) => Promise<Answer | null>;
  /** Last words that came until now are of jobs before. */
  readonly forget: () => void;
  /** Nothing more is to be expected. */
  readonly end: () => void;
}

interface Waiting {
  readonly fits: (answer: Answer) => boolean;
  readonly take: (answer: Answer | null) => void;
}

/** A printer that gives empty answers isn't asked again before, ms. */
const EMPTY_MS = 200;
const ANSWER_BYTES = 64;

/**
 * Reads a printer's answers for as long as its device is open.
 *
 * @param endpoint null where it has none.
 * @param heard called with every answer.
 * @param lost called when nothing can be read any more.
 */
export function openInbox(
  device: UsbDevice,
  endpoint: number | null,
  after: After,
  heard: (answer: Answer) => void,
  lost: () => void,
): UsbInbox {
  const waiting = new Set<Waiting>();
  const kept: Answer[] = [];
  let isOver = endpoint === null;

  const hear = (answer: Answer): void => {
    heard(answer);
    for (const one of waiting) {
      if (!one.fits(answer)) continue;
      waiting.delete(one);
      one.take(answer);
      return;
    }
    // A job's last word may come before the job's last chunk is known to be taken.
    if (answer.type === 'printed' || answer.type === 'parsed') kept.push(answer);
  };
  const listen = async (from: number): Promise<void> => {
    const read = makeAnswerReader();
    for (;;) {
      const { status, data } = await device.transferIn(from, ANSWER_BYTES);
      if (status === 'stall') await device.clearHalt('in', from);
      const bytes = data && new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      if (bytes && bytes.length > 0) read(bytes).forEach(hear);
      else await pause(after, EMPTY_MS);
      if (isOver) return;
    }
  };
  // It was unplugged, or closed by us.
  if (endpoint !== null) listen(endpoint).catch(lost);

  return {
    answer: (fits, ms) =>
      new Promise((resolve) => {
        const place = kept.findIndex(fits);
        if (place !== -1 || isOver) {
          resolve(place === -1 ? null : (kept.splice(place, 1)[0] ?? null));
          return;
        }
        const one: Waiting = {
          fits,
          take(found) {
            cancel();
            resolve(found);
          },
        };
        const cancel = after(ms, () => {
          waiting.delete(one);
          resolve(null);
        });
        waiting.add(one);
      }),
    forget() {
      kept.length = 0;
    },
    end() {
      isOver = true;
      for (const { take } of waiting) take(null);
      waiting.clear();
    },
  };
}
