import { expect, it } from 'vitest';

import { storedValueAccount } from '#domain/accounts/names.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type DeviceId, type TabId } from '#domain/kernel/ids.ts';
import type { FormName } from '#domain/printing/records.ts';
import type { PrintDocument } from '#printers/document.ts';
import { wang } from '#tests/client/support/wang.ts';
import { printer, printingStore, tillPrinter } from '#tests/domain/printing/printing-store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { offlineTablet } from './support/tablet.ts';

const device = id<DeviceId>('d1');
const member = wang.id;
const cash = (amount: number) =>
  ({ tenderType: 'cash', receivedFen: yuan(amount), reference: '' }) as const;

it('[PRT-8] a check and a receipt say whose stored value pays, who isn’t the tab’s own member', async () => {
  const given = printingStore();
  const tablet = await offlineTablet({
    at: clockTime('20:00'),
    registers: {
      ...given,
      printers: new Map([[tillPrinter, printer(tillPrinter, { device })]]),
      tillPrinters: new Map([[device, { id: device, printer: tillPrinter }]]),
    },
  });
  await tablet.engine.edit([{ collection: 'members', record: wang }]);
  await tablet.must({ type: 'openShift', float: {} });
  const top = { type: 'topUp', member, topUp: null, paidFen: yuan(100) } as const;
  await tablet.must({ ...top, tenders: [cash(100)] });
  const room = { type: 'openRoom', room: id<never>('r1'), party: 'Li', heads: 4 } as const;
  const tab = id<TabId>((await tablet.must({ ...room, member: null })).tab ?? '');
  tablet.setClock(clockTime('21:00'));
  const stored = {
    tenderType: 'storedValue',
    member,
    account: storedValueAccount(member),
    card: null,
    units: fen(5_000),
  } as const;
  const endedAt = clockTime('21:00');
  await tablet.must({ type: 'takeTender', tab, endedAt, tender: stored });
  await tablet.must({ type: 'requestPrint', form: 'check', tab });
  await tablet.must({ type: 'settleTab', tab, endedAt, tenders: [cash(100)] });

  const textOf = async (form: FormName): Promise<string> => {
    const row = await tablet.database.printQueue.filter((each) => each.form === form).first();
    const { blocks } = JSON.parse(row?.document ?? '{"blocks":[]}') as PrintDocument;
    return blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  };
  for (const form of ['check', 'receipt'] as const) {
    expect(await textOf(form)).toContain('\n  Member M000100024 王**\n');
  }
});
