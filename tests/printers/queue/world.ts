import { vi } from 'vitest';

import type { PrintOutcome } from '#domain/printing/entries.ts';
import type { FormName, PrinterState } from '#domain/printing/records.ts';
import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { err, ok } from '#domain/kernel/result.ts';
import type { PrintReports, QueuedPrint, QueueStore } from '#printers/queue/queue.ts';
import { type Spooler, startSpooler } from '#printers/queue/spooler.ts';
import type { UsbManner } from '#printers/transports/usb-sheet.ts';
import { usbLine } from '#printers/transports/usb-line.ts';
import type { VirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';
import { makeVirtualUsb, type UsbTab } from '#tests/printers/virtual-usb/stack.ts';

const BAR = 'bar' as PrinterId;
export const TILL = 'till' as PrinterId;

/** What became of a job, as its facts say. */
export interface Told {
  readonly job: string;
  readonly copy: number;
  readonly what: PrintOutcome | 'uncertain' | 'moved';
}

export interface World {
  readonly usb: ReturnType<typeof makeVirtualUsb>;
  readonly rows: Map<string, QueuedPrint>;
  readonly told: Told[];
  /** States as they were told, without repeats. */
  readonly states: PrinterState[];
  /** Queues a job of so many lines; its number is its name. */
  readonly queue: (
    job: string,
    options?: { readonly form?: FormName; readonly lines?: number },
  ) => void;
  /** Ends a job's newest copy as people do at the screen. */
  readonly take: (job: string) => void;
  /** Starts a spooler in a tab of its own. */
  readonly start: () => { readonly tab: UsbTab; readonly spooler: Spooler };
  /** Ends a tab as a crash does: nothing of it runs on. */
  readonly kill: (one: { readonly tab: UsbTab; readonly spooler: Spooler }) => Promise<void>;
  /** The disk, or the engine, refuses everything. */
  readonly refuse: (refuses: boolean) => void;
  /** Whether copies may go to {@link TILL}. */
  readonly allowFallback: () => void;
  /** The drawing of this job's document fails. */
  readonly breakDrawing: (job: string) => void;
  readonly isTorn: () => boolean;
}

/** Spoolers of one printer over one disk, on virtual USB and vitest's timers. */
export function makeWorld(manner: Partial<UsbManner> = {}): World {
  const usb = makeVirtualUsb();
  const rows = new Map<string, QueuedPrint>();
  const told: Told[] = [];
  const states: PrinterState[] = [];
  const listeners = new Set<() => void>();
  let refuses = false;
  let fallback: PrinterId | null = null;
  let isTorn = false;
  let undrawable = '';
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const put = (row: QueuedPrint): void => {
    rows.set(row.id, row);
    changed();
  };
  const tell = (job: PrintJobId, copy: number, what: Told['what']): void => {
    if (!told.some((it) => it.job === job && it.copy === copy && it.what === what)) {
      told.push({ job, copy, what });
    }
  };

  /** Between its ports and the disk stands a tab that may be dead. */
  const ports = (isDead: () => boolean): { queue: QueueStore; reports: PrintReports } => {
    const alive = async (): Promise<void> => {
      // The calls of a killed tab never come back.
      if (isDead()) await new Promise(() => undefined);
      if (refuses) throw new Error('the disk refuses');
    };
    const change = async (
      id: string,
      from: QueuedPrint['phase'],
      to: Partial<QueuedPrint>,
    ): Promise<boolean> => {
      await alive();
      const row = rows.get(id);
      if (row?.phase !== from) return false;
      const isPaper = row.form !== 'drawer';
      if (isPaper && to.phase === 'sending') isTorn = true;
      if (isPaper && from === 'sending') isTorn = false;
      put({ ...row, ...to });
      return true;
    };
    return {
      queue: {
        open: async (of) => {
          await alive();
          return [...rows.values()]
            .filter((row) => row.printer === of && row.reported === 0)
            .sort((a, b) => a.requestedAt - b.requestedAt || (a.job < b.job ? -1 : 1));
        },
        sending: (id) =>
          change(id, 'queued', { phase: 'sending', attempts: (rows.get(id)?.attempts ?? 0) + 1 }),
        done: (id, from, outcome) => change(id, from, { phase: 'done', outcome }),
        unsent: (id) => change(id, 'sending', { phase: 'queued' }),
        reported: async (id) => void (await change(id, 'done', { reported: 1 })),
        isTorn: async () => {
          await alive();
          return isTorn;
        },
        mended: async () => {
          await alive();
          isTorn = false;
        },
        onChange: (_, listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      reports: {
        ended: async (job, copy, _, outcome) => {
          await alive();
          tell(job, copy, outcome);
          return ok(undefined);
        },
        uncertain: async (job, copy) => {
          await alive();
          const row = rows.get(`${job}/${copy}`);
          if (!row) return err('unknown');
          rows.delete(row.id);
          tell(job, copy, 'uncertain');
          const next = copy + 1;
          put({ ...row, id: `${job}/${next}`, copy: next, isReprint: true, phase: 'queued' });
          return ok({ copy: next });
        },
        moved: async (job, copy, to) => {
          await alive();
          const row = rows.get(`${job}/${copy}`);
          if (row?.phase !== 'queued') return err('begun');
          tell(job, copy, 'moved');
          put({ ...row, printer: to });
          return ok(undefined);
        },
        state: (_, state) => {
          if (!isDead()) states.push(state);
        },
      },
    };
  };
  const dead = new WeakSet<UsbTab>();
  return {
    usb,
    rows,
    told,
    states,
    queue: (job, { form = 'orderTicket', lines = 5 } = {}) => {
      put({
        id: `${job}/1`,
        job: job as PrintJobId,
        copy: 1,
        number: job,
        printer: BAR,
        copies: 1,
        form,
        document: String(lines),
        requestedAt: instant(Date.now()),
        isReprint: false,
        phase: 'queued',
        outcome: null,
        attempts: 0,
        reported: 0,
      });
    },
    take: (job) => {
      for (const row of rows.values()) {
        if (row.job !== job || row.phase === 'done') continue;
        rows.delete(row.id);
        tell(row.job, row.copy, 'taken');
      }
      changed();
    },
    start: () => {
      const tab = usb.openTab();
      const isDead = (): boolean => dead.has(tab);
      const after = (ms: number, task: () => void): (() => void) => {
        const timer = setTimeout(() => {
          if (!isDead()) task();
        }, ms);
        return () => clearTimeout(timer);
      };
      const find = async () => (await tab.usb.getDevices())[0] ?? null;
      const whole = {
        language: 'escpos',
        acknowledges: 'printed',
        cuts: 'partial',
        ...manner,
      } as const;
      const spooler = startSpooler({
        printer: BAR,
        ...ports(isDead),
        line: usbLine({ bus: tab.usb, after, find, manner: whole }),
        render: async (row) => {
          if (row.job === undrawable) throw new Error('no such form');
          return [slipOf(row)];
        },
        fallback: async () => fallback,
        now: () => instant(Date.now()),
        after,
      });
      return { tab, spooler };
    },
    kill: async ({ tab }) => {
      dead.add(tab);
      tab.kill();
      await vi.advanceTimersByTimeAsync(0);
    },
    refuse: (next) => {
      refuses = next;
    },
    allowFallback: () => {
      fallback = TILL;
    },
    breakDrawing: (job) => {
      undrawable = job;
    },
    isTorn: () => isTorn,
  };
}

/** The bytes of a copy: a head with its number, copy and REPRINT, a body in Chinese, an end, a cut. */
function slipOf({ form, number, copy, isReprint, document }: QueuedPrint): Uint8Array<ArrayBuffer> {
  if (form === 'drawer') return Uint8Array.of(0x1b, 0x40, 0x1b, 0x70, 0, 25, 250);
  // 百威 in GB18030.
  const beer = [0xb0, 0xd9, 0xcd, 0xfe, 0x0a];
  const ascii = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
  return Uint8Array.from([
    0x1b,
    0x40,
    0x1c,
    0x26,
    ...ascii(`<${number}/${copy}${isReprint ? ' REPRINT' : ''}\n`),
    ...Array.from({ length: Number(document) }, () => beer).flat(),
    ...ascii(`${number}/${copy}>\n`),
    0x1b,
    0x64,
    3,
    0x1d,
    0x56,
    1,
  ]);
}

/** What came out of a printer, a word for each slip: `A/1`, `A/2 REPRINT`, or `torn A/1`. */
export function paperOf(printer: VirtualPrinter): readonly string[] {
  return printer.slips.filter(({ isBlank }) => !isBlank).map(({ text }) => nameOf(text));
}

function nameOf(text: string): string {
  const head = /<(\S+)( REPRINT)?/.exec(text);
  if (!head) return 'torn';
  const [, name = '', reprint = ''] = head;
  const isWhole = text.includes(`${name}>`) && (text.match(/</g) ?? []).length === 1;
  return `${isWhole ? '' : 'torn '}${name}${reprint}`;
}

/** Lets `ms` go by, with everything that happens in it. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
