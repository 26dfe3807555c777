import { charsetOf } from '#client/devices/printing/charsets.ts';
import { canvasDraw } from '#client/devices/printing/draw.ts';
import { queueStore } from '#client/devices/printing/queue-store.ts';
import { Database } from '#client/engine/database.ts';
import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { ok } from '#domain/kernel/result.ts';
import { pair, type PrintDocument, rule, text } from '#printers/document.ts';
import type { QueuedPrint } from '#printers/queue/queue.ts';
import { startSpooler } from '#printers/queue/spooler.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import type { PrinterLine } from '#printers/transports/line.ts';

import { openRawDisk } from './raw-disk.ts';

const PRINTER = 'bar' as PrinterId;
/** `sending`, `done` and what a fact would write. */
const WRITES_A_TICKET = 3;
const ROW_BYTES = 1_500;

const TICKET: PrintDocument = {
  columns: 48,
  language: 'zh-CN',
  at: instant(0),
  blocks: [
    text('吧台 · A01', { align: 'centre', size: 2, bold: true }),
    rule,
    ...['百威啤酒 330ml', '青岛纯生', '豪华水果拼盘', '爆米花', '乌龙茶'].map((item) =>
      pair(item, '× 2', { size: 2 }),
    ),
    rule,
    text('21:40 陈经理'),
    { type: 'cut' },
  ],
};

/** A printer that takes all at once, so that only the queue is measured. */
const instantLine: PrinterLine<unknown> = {
  ready: () => Promise.resolve('ready'),
  print: () => Promise.resolve('printed'),
  clear: () => Promise.resolve(true),
  abort: () => undefined,
  onChange: () => () => undefined,
  close: () => Promise.resolve(),
};

/**
 * From `tickets` queued at once to the last one's fact, ms, in their order or not at all. The floor is
 * the strict writes that they need, one after the other, with nothing between.
 */
export async function measureDrain(
  tickets: number,
): Promise<{ readonly figure: number; readonly floor: number }> {
  const db = new Database(`drain-${tickets}`);
  const rows = Array.from({ length: tickets }, (_, index) => ticketRow(index));
  await db.printQueue.bulkPut(rows);
  const ended: string[] = [];
  const over = Promise.withResolvers<void>();
  const start = performance.now();
  const spooler = startSpooler({
    printer: PRINTER,
    queue: queueStore(db),
    line: instantLine,
    render: async ({ document }) => {
      const paper = JSON.parse(document) as PrintDocument;
      return renderBytes(paper, PROFILE, { charset: charsetOf, draw: await canvasDraw(paper) });
    },
    reports: {
      async ended(job) {
        ended.push(job);
        if (ended.length === tickets) over.resolve();
        return ok(undefined);
      },
      uncertain: (_, copy) => Promise.resolve(ok({ copy })),
      moved: () => Promise.resolve(ok(undefined)),
      state: () => undefined,
    },
    fallback: () => Promise.resolve(null),
    now: () => instant(Date.now()),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  });
  await over.promise;
  const figure = performance.now() - start;
  await spooler.stop();
  if (ended.join() !== rows.map(({ job }) => job).join()) throw new Error('out of order');
  return { figure, floor: await bareWrites(tickets * WRITES_A_TICKET) };
}

const PROFILE = {
  language: 'escpos',
  text: 'gb18030',
  charset: 'gb2312',
  columns: 48,
  widthDots: 576,
  cuts: 'partial',
  acknowledges: 'none',
} as const;

function ticketRow(index: number): QueuedPrint {
  const job = `j${String(index).padStart(4, '0')}` as PrintJobId;
  return {
    id: `${job}/1`,
    job,
    copy: 1,
    number: `A-P${index + 1}`,
    printer: PRINTER,
    copies: 1,
    form: 'orderTicket',
    document: JSON.stringify(TICKET),
    requestedAt: instant(index),
    isReprint: false,
    phase: 'queued',
    outcome: null,
    attempts: 0,
    reported: 0,
  };
}

async function bareWrites(count: number): Promise<number> {
  const disk = await openRawDisk('drain-floor');
  const payload = crypto.getRandomValues(new Uint8Array(ROW_BYTES));
  const start = performance.now();
  for (let done = 0; done < count; done += 1) await disk.put(payload);
  return performance.now() - start;
}
