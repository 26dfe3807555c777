import { describe, expect, it } from 'vitest';

import type { PrintQueueRow } from '#client/engine/database.ts';
import { readDevice } from '#client/engine/device-rows.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { yuan } from '#domain/kernel/fen.ts';
import {
  id,
  type DeviceId,
  type MemberId,
  type PrintJobId,
  type TabId,
} from '#domain/kernel/ids.ts';
import type { Paper } from '#domain/printing/records.ts';
import { copyId } from '#domain/printing/state.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { RIGHTS } from '#domain/staff/records.ts';
import type { PrintDocument } from '#printers/document.ts';
import {
  barPrinter,
  kitchenPrinter,
  printer,
  printingStore,
  tillPrinter,
} from '#tests/domain/printing/printing-store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { offlineTablet, type TestTablet } from './support/tablet.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

const device = id<DeviceId>('d1');
const at = clockTime('20:00');

/** The printing store at a tablet that has both its USB printers; the kitchen's asks the hub. */
function registers(paper: Partial<Paper> = {}, more: Partial<Registers> = {}): Registers {
  const given = printingStore();
  const printers = new Map(given.printers);
  printers.set(tillPrinter, printer(tillPrinter, { device, drawer: true }));
  printers.set(barPrinter, printer(barPrinter, { device, columns: 32 }));
  const known = given.paper.get('paper');
  if (!known) throw new Error('the printing store says how its paper looks');
  return {
    ...given,
    printers,
    tillPrinters: new Map([[device, { id: device, printer: tillPrinter }]]),
    paper: new Map([['paper', { ...known, ...paper }]]),
    ...more,
  };
}

const tabletWith = (given: Registers = registers()): Promise<TestTablet> =>
  offlineTablet({ registers: given, at });

async function sit({ must }: TestTablet): Promise<TabId> {
  const opened = { type: 'openRoom', room: id<never>('r1'), party: 'Li', heads: 4 } as const;
  return id<TabId>((await must({ ...opened, member: null })).tab ?? '');
}

const queue = ({ database }: TestTablet): Promise<readonly PrintQueueRow[]> =>
  database.printQueue.toArray();

const onlyRow = async (tablet: TestTablet): Promise<PrintQueueRow> => {
  const [row, ...others] = await queue(tablet);
  if (!row || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} rows`);
  return row;
};

/** All that a document says, a block a line. */
const textOf = ({ blocks }: PrintDocument): string =>
  blocks
    .map((block) =>
      block.type === 'row'
        ? block.cells.map(({ text }) => text).join(' ')
        : 'text' in block
          ? block.text
          : block.type,
    )
    .join('\n');

const paperOf = ({ document }: Pick<PrintQueueRow, 'document'>): PrintDocument =>
  JSON.parse(document) as PrintDocument;

/** What the spooler does to a row before the first byte. */
const begin = ({ database }: TestTablet, row: PrintQueueRow) =>
  database.printQueue.update(row.id, { phase: 'sending' });

/** A tablet with one ticket at its bar printer. */
async function withTicket(): Promise<{ readonly tablet: TestTablet; readonly row: PrintQueueRow }> {
  const tablet = await tabletWith();
  const tab = await sit(tablet);
  await tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer', 2)] });
  return { tablet, row: await onlyRow(tablet) };
}

describe('an order on a tablet with the bar’s printer', () => {
  it('[PRN-8] [ENG-1] is in the queue with its paper when the order resolves', async () => {
    const { tablet, row } = await withTicket();
    expect(row).toMatchObject({
      copy: 1,
      number: 'A-P1',
      printer: barPrinter,
      form: 'orderTicket',
      phase: 'queued',
      isReprint: false,
      outcome: null,
      reported: 0,
    });
    expect(paperOf(row)).toMatchObject({ columns: 32, language: 'en' });
    expect(textOf(paperOf(row))).toMatch(/Bar A1[\s\S]*R1[\s\S]*2 BEER/u);
    expect(await tablet.database.prints.toArray()).toMatchObject([
      { id: row.job, open: 1, printer: barPrinter, state: { document: '' } },
    ]);
  });

  it('[PRN-8] goes with its document to the hub, without the logo that everybody has', async () => {
    const logo = 'data:image/png;base64,AAAA';
    const logoSize = { widthDots: 200, heightDots: 80 };
    const given = registers({ logo, logoSize });
    const tillPrinters = new Map([[device, { id: device, printer: kitchenPrinter }]]);
    const tablet = await tabletWith({ ...given, tillPrinters });
    const tab = await sit(tablet);
    await tablet.must({ type: 'sendOrder', tab, lines: [draftLine('nuts')] });
    await tablet.must({ type: 'requestPrint', form: 'check', tab });
    expect(await queue(tablet)).toEqual([]);
    const [ticket, check] = await tablet.database.prints.orderBy('date').toArray();
    expect(textOf(paperOf(ticket?.state ?? { document: '' }))).toContain('NUTS');
    expect(check?.state.document).toContain('"type":"image"');
    expect(check?.state.document).not.toContain(logo);
    await tablet.must({
      type: 'repeatPrint',
      job: check?.id ?? id<PrintJobId>('none'),
      printer: tillPrinter,
      reason: '',
    });
    expect((await onlyRow(tablet)).document).toContain(logo);
  });

  it('[ENG-3] that the disk refuses leaves nothing in the queue', async () => {
    const tablet = await tabletWith();
    const tab = await sit(tablet);
    tablet.disk.refuse('outbox');
    const refused = await tablet.engine.run({ type: 'sendOrder', tab, lines: [draftLine('beer')] });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'storage' } });
    expect(await queue(tablet)).toEqual([]);
    expect(await tablet.database.prints.count()).toBe(0);
  });

  it('a store without printers writes no print rows and gives no numbers', async () => {
    const tablet = await offlineTablet({ at });
    const tab = await sit(tablet);
    await tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer')] });
    expect(await tablet.database.prints.count()).toBe(0);
    expect((await readDevice(tablet.database, 'log'))?.next).toBe(2);
  });
});

describe('what the spooler tells', () => {
  it('[PRN-7] ends a job once, and a restart queues nothing again', async () => {
    const { tablet, row } = await withTicket();
    await tablet.database.printQueue.update(row.id, { phase: 'done', outcome: 'printed' });
    for (const told of [1, 2]) {
      expect(told && (await tablet.engine.printEnded(row.job, 1, barPrinter, 'printed'))).toEqual({
        ok: true,
        value: undefined,
      });
    }
    const again = await tablet.restart();
    const [print] = await again.database.prints.toArray();
    expect(print).toMatchObject({ open: 0, state: { ended: { outcome: 'printed' } } });
    expect(print?.state.history).toHaveLength(1);
    expect(print?.state.ended?.actor).toBe('system');
    expect(await onlyRow(again)).toMatchObject({ phase: 'done' });
  });

  it('[PRN-3] puts a reprint in the place of a copy that nobody can say anything of', async () => {
    const { tablet, row } = await withTicket();
    await begin(tablet, row);
    const again = await tablet.restart();
    expect(await onlyRow(again)).toMatchObject({ id: row.id, phase: 'sending' });
    for (const told of [1, 2]) {
      expect(told && (await again.engine.printUncertain(row.job, 1))).toEqual({
        ok: true,
        value: { copy: 2 },
      });
    }
    const next = await onlyRow(again);
    expect(next).toMatchObject({ id: copyId(row.job, 2), isReprint: true, phase: 'queued' });
    expect(next.document).toBe(row.document);
  });

  it('[PRN-3] prints nothing more of a ticket that was taken while it was sent', async () => {
    const { tablet, row } = await withTicket();
    await begin(tablet, row);
    await tablet.must({ type: 'takeTicket', job: row.job });
    expect(await queue(tablet)).toEqual([]);
    expect(await tablet.engine.printUncertain(row.job, 1)).toEqual({
      ok: true,
      value: { copy: 1 },
    });
    expect(await queue(tablet)).toEqual([]);
  });

  it('[PRN-6] never repeats a drawer’s kick', async () => {
    const tablet = await tabletWith();
    await tablet.must({ type: 'openDrawer', reason: 'change' });
    const row = await onlyRow(tablet);
    expect(paperOf(row).blocks).toEqual([{ type: 'pulse' }]);
    await begin(tablet, row);
    expect(await tablet.engine.printUncertain(row.job, 1)).toMatchObject({ value: { copy: 1 } });
    expect(await queue(tablet)).toEqual([]);
    const [print] = await tablet.database.prints.toArray();
    expect(print).toMatchObject({ open: 0, state: { ended: { outcome: 'unknown' } } });
  });

  it('[PRN-4] hands what it could not begin with to the next printer, as it was', async () => {
    const { tablet, row } = await withTicket();
    await tablet.engine.printMoved(row.job, 1, tillPrinter);
    const moved = await onlyRow(tablet);
    expect(moved).toMatchObject({ id: row.id, printer: tillPrinter, isReprint: false });
    // The till's paper is wider.
    expect(paperOf(moved).columns).toBe(48);
  });
});

describe('staff', () => {
  it('[PRN-4] move a waiting ticket as it is, and one that is being sent as a reprint', async () => {
    const { tablet, row } = await withTicket();
    await tablet.must({ type: 'movePrint', job: row.job, printer: tillPrinter });
    const moved = await onlyRow(tablet);
    expect(moved).toMatchObject({ id: row.id, printer: tillPrinter, isReprint: false });
    await begin(tablet, moved);
    await tablet.must({ type: 'movePrint', job: row.job, printer: barPrinter });
    expect(await onlyRow(tablet)).toMatchObject({
      id: copyId(row.job, 2),
      printer: barPrinter,
      isReprint: true,
    });
  });

  it('[PRN-4] a refused move leaves the ticket in its queue', async () => {
    const { tablet, row } = await withTicket();
    const moved = { type: 'movePrint', job: row.job, printer: id<never>('none') } as const;
    expect(await tablet.engine.run(moved)).toMatchObject({
      ok: false,
      error: { refusal: { code: 'printerUnknown' } },
    });
    expect(await onlyRow(tablet)).toEqual(row);
  });

  it('[PRN-4] a ticket that a killed tablet was moving is in the queue again', async () => {
    const { tablet, row } = await withTicket();
    await tablet.database.printQueue.delete(row.id);
    expect(await onlyRow(await tablet.restart())).toEqual(row);
  });

  it('[PRN-2] send past a printer that is known to be down', async () => {
    const tablet = await tabletWith();
    const tab = await sit(tablet);
    await tablet.engine.printerState(barPrinter, 'coverOpen');
    await tablet.must({ type: 'sendOrder', tab, lines: [draftLine('beer')] });
    expect(await onlyRow(tablet)).toMatchObject({ printer: tillPrinter });
    const [known] = await (await tablet.restart()).database.printerStates.toArray();
    expect(known).toMatchObject({ id: barPrinter, state: 'coverOpen', device });
  });

  it.each([
    [RIGHTS, '100.00'],
    [RIGHTS.filter((right) => right !== 'report.store'), 'uncounted'],
  ])('[SHIFT-1] tell an X’s cash to those alone who may read reports', async (rights, cashSays) => {
    const roles = new Map([['manager', { id: 'manager', name: 'Manager', rights }]]);
    const tablet = await tabletWith(registers({}, { roles }));
    await tablet.must({ type: 'openShift', float: {} });
    const cash = { tenderType: 'cash', receivedFen: yuan(100), reference: '' } as const;
    const member = id<MemberId>('m1');
    await tablet.must({ type: 'topUp', member, topUp: null, paidFen: yuan(100), tenders: [cash] });
    await tablet.must({ type: 'requestPrint', form: 'shiftX' });
    const x = (await queue(tablet)).find(({ form }) => form === 'shiftX');
    expect(x && textOf(paperOf(x))).toContain(`Cash 1 ${cashSays}`);
  });

  it('[PRN-3] ask for slips by hand, which say what was sold, for what, and what was given back', async () => {
    const card = {
      id: 'ten',
      name: 'Ten beers',
      priceFen: yuan(300),
      parts: [
        {
          name: 'Ten beers',
          kind: 'countCard' as const,
          units: 10,
          unitFen: yuan(30),
          items: [],
          days: null,
          minDueFen: yuan(0),
        },
      ],
      sort: 1,
      retired: false,
    };
    const products = new Map([[card.id, card]]);
    const none = { topUpSlip: { auto: false, copies: 1 } } as const;
    const tablet = await tabletWith(registers({ forms: none }, { products }));
    await tablet.must({ type: 'openShift', float: {} });
    const member = id<MemberId>('m1');
    const cash = { tenderType: 'cash', receivedFen: yuan(300), reference: '' } as const;
    await tablet.must({ type: 'sellProduct', member, product: card.id, tenders: [cash] });
    const view = await tablet.engine.tillView(member);
    const [sale] = valuesOf(view?.expected.sales ?? {});
    if (!sale) throw new Error('it was sold');
    const slipOf = async (about: string): Promise<string> => {
      const ref = `${member}/${about}`;
      await tablet.must({ type: 'requestPrint', form: 'topUpSlip', ref });
      const row = (await queue(tablet)).findLast(({ form }) => form === 'topUpSlip');
      if (!row) throw new Error('it prints');
      return textOf(paperOf(row));
    };
    const sold = await slipOf(sale.sale);
    for (const words of ['Sales slip', 'Ten beers', 'Cash', '300.00'])
      expect(sold).toContain(words);
    const how = { tenderType: 'cash', reference: '' } as const;
    await tablet.must({ type: 'refundSale', member, sale: sale.sale, ...how });
    const after = await tablet.engine.tillView(member);
    const refund = valuesOf(after?.expected.debits ?? {}).find(({ why }) => why === 'refund');
    const back = await slipOf(refund?.spend ?? '');
    for (const words of ['Refund slip', 'Ten beers', 'Cash', '300.00'])
      expect(back).toContain(words);
  });

  it('asks for each form that can be asked for, and finds its words', async () => {
    const tablet = await tabletWith();
    const tab = await sit(tablet);
    const { shift } = await tablet.must({ type: 'openShift', float: {} });
    await tablet.must({
      type: 'sendOrder',
      tab,
      lines: [draftLine('beer', 1), draftLine('beer', 3)],
    });
    await tablet.must({ type: 'requestPrint', form: 'check', tab });
    await tablet.must({ type: 'requestPrint', form: 'shiftX' });
    await tablet.must({ type: 'requestPrint', form: 'testSlip', printer: barPrinter });
    await tablet.must({ type: 'transferRoom', tab, to: id<never>('r2'), reason: 'larger' });
    const member = id<MemberId>('m1');
    const cash = { tenderType: 'cash', receivedFen: yuan(100), reference: '' } as const;
    await tablet.must({ type: 'topUp', member, topUp: null, paidFen: yuan(100), tenders: [cash] });
    await tablet.must({ type: 'issueCard', member, number: 'C1' });
    const paid = { tenderType: 'cash', receivedFen: yuan(1_000), reference: '' } as const;
    await tablet.must({ type: 'settleTab', tab, endedAt: clockTime('20:30'), tenders: [paid] });
    await tablet.must({
      type: 'closeShift',
      shift: id<never>(shift ?? ''),
      counted: {},
      note: '',
    });
    const papers = new Map((await queue(tablet)).map((row) => [row.form, textOf(paperOf(row))]));
    expect([...papers.keys()].toSorted()).toEqual(
      [
        'cardSlip',
        'check',
        'drawer',
        'orderTicket',
        'receipt',
        'shiftX',
        'shiftZ',
        'testSlip',
        'topUpSlip',
        'transferNotice',
      ].toSorted(),
    );
    expect(papers.get('check')).toContain('BEER');
    expect(papers.get('transferNotice')).toContain('R1 → R2');
    expect(papers.get('receipt')).toContain('A-0001');
    expect(papers.get('topUpSlip')).toContain('100.00');
    expect(papers.get('cardSlip')).toContain('C1');
    expect(papers.get('shiftZ')).toContain('Drinks');
    expect(papers.get('shiftZ')).toContain('Handover');
  });
});
