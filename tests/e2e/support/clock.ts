import type { BrowserContext, Page } from '@playwright/test';

import { putBefore } from './put-before.ts';

/**
 * A clock for a whole tablet. Playwright's reaches pages but no workers, and the engine lives in
 * one; so the same few lines are put before the page's scripts and before the worker's.
 */
export interface TabletClock {
  /** Puts the clock to an instant (ms since 1970); it runs on from there. */
  set(page: Page, at: number): Promise<void>;
}

interface ClockOptions {
  /** What the clock shows when the tablet starts, ms since 1970. */
  readonly at: number;
  /**
   * Whether the server's word for the time is moved along, so that the tablet believes its clock to
   * be right. Without it the tablet is one whose clock is off.
   */
  readonly serverAgrees: boolean;
}

/** Gives the clock to every page of a context that has none yet. Service workers must be blocked. */
export async function giveClock(
  context: BrowserContext,
  { at, serverAgrees }: ClockOptions,
): Promise<TabletClock> {
  const script = (): string =>
    `(${shiftTime.toString()})(${at - Date.now()});` +
    (serverAgrees ? `(${shiftServerTime.toString()})();` : '');
  await putBefore(context, script);
  return {
    set: (page, to) =>
      page.evaluate((shiftMs) => {
        const said = new MessageEvent('message', { data: shiftMs });
        const channel = new BroadcastChannel('test-clock');
        // A channel's own page is told by hand: it hears others alone.
        (globalThis as unknown as { testClock: EventTarget }).testClock.dispatchEvent(said);
        channel.postMessage(shiftMs);
      }, to - Date.now()),
  };
}

/** Runs in the browser, in a page and in a worker: nothing from outside may be named in it. */
function shiftTime(startMs: number): void {
  const clock = Object.assign(new BroadcastChannel('test-clock'), { shiftMs: startMs });
  clock.addEventListener('message', ({ data }) => {
    clock.shiftMs = Number(data);
  });
  Object.assign(globalThis, { testClock: clock });
  const now = Date.now.bind(Date);
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: []) =>
      given.length === 0 ? new target(now() + clock.shiftMs) : new target(...given),
    get: (target, name) =>
      name === 'now' ? () => now() + clock.shiftMs : (Reflect.get(target, name) as unknown),
  });
}

/**
 * Runs in the browser after {@link shiftTime}. The first frame on a socket is WELCOME: type 5,
 * channel, version, then the server's time as a number of variable length, of which the years from
 * 2004 to 2109 take six bytes.
 */
function shiftServerTime(): void {
  const { testClock } = globalThis as unknown as { readonly testClock: { shiftMs: number } };
  const shift = (time: Uint8Array): void => {
    let ms = time.reduceRight((sum, byte) => sum * 128 + (byte & 127), 0) + testClock.shiftMs;
    for (const place of time.keys()) {
      time[place] = (ms % 128) | (place < time.length - 1 ? 128 : 0);
      ms = Math.floor(ms / 128);
    }
  };
  WebSocket.prototype.addEventListener = function listen(
    this: WebSocket,
    type: string,
    listener: EventListenerOrEventListenerObject,
  ) {
    const heard = (event: Event): void => {
      const { data } = event as MessageEvent<unknown>;
      const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : null;
      if (bytes?.[0] === 5) shift(bytes.subarray(3, 9));
      if (typeof listener === 'function') listener.call(this, event);
    };
    EventTarget.prototype.addEventListener.call(this, type, heard);
  } as WebSocket['addEventListener'];
}
