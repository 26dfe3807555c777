import { describe, expect, inject, it } from 'vitest';
import { printsDoc } from '#domain/wire/prints.ts';
import { addStore, connect, joinStore, startChain } from '#tests/setup/tablet.ts';
import { BAR, kick, paper, ticket } from '#tests/sync-server/printing/print-hub.ts';
import { createEpsonPrinter } from './support/epson-printer.ts';
import { addressFor, askAddress, openPrintTill } from './support/print-till.ts';
import { createStarPrinter, type StarModel } from './support/star-printer.ts';

const url = inject('serverUrl');

async function starBar(model?: StarModel) {
  const till = await openPrintTill(await startChain(url));
  const address = await addressFor(till.device, BAR, 'cloudPrnt');
  return { till, address, printer: createStarPrinter(address, model) };
}

async function epsonBar() {
  const till = await openPrintTill(await startChain(url));
  const address = await addressFor(till.device, BAR, 'serverDirect');
  return { till, address, printer: createEpsonPrinter(address) };
}

const numbers = (slips: readonly string[]): readonly string[] =>
  slips.map((slip) => /冰啤 (\d+)/u.exec(slip)?.[1] ?? '');
const reprints = (slips: readonly string[]): readonly boolean[] =>
  slips.map((slip) => slip.includes('补打'));

describe.concurrent('a Star printer', () => {
  it('[NPR-2] prints what a till records, in order, and every tablet of the store hears of it', async () => {
    const { till, printer } = await starBar();
    const other = await openPrintTill(await joinStore(till.device));
    await printer.until('idle');
    await till.record(ticket('1'), ticket('2'));
    await till.record(ticket('3', { copies: 2 }));
    for (let job = 0; job < 3; job += 1) expect(await printer.turn()).toBe('printed');
    expect(await printer.turn()).toBe('idle');
    expect(numbers(printer.slips)).toEqual(['1', '2', '3']);
    expect(printer.slips[2]?.match(/A-P3/gu)).toHaveLength(2);
    for (const one of [till, other]) {
      const heard = await one.hears('3/1 ended printed');
      expect(heard).toEqual(expect.arrayContaining(['1/1 ended printed', '2/1 ended printed']));
    }
    // Who comes later hears where each stands by now.
    const late = await openPrintTill(await joinStore(till.device));
    expect(await late.hears('bar ready')).not.toContain('1/1 sending');
  });

  it.each([
    ['StarPRNT', { takes: ['application/vnd.star.starprnt'] }, '\x1B'],
    ['plain text', { takes: ['image/png', 'text/plain'] }, ''],
    ['plain text, with an old firmware', { takes: ['text/plain'], isOld: true }, ''],
  ])('gets %s where it takes that', async (_, model, sign) => {
    const { till, printer } = await starBar(model);
    await till.record(ticket('1'));
    await printer.until('printed');
    expect(printer.slips[0]).toContain('冰啤 1');
    expect(printer.slips[0]?.includes('\x1B')).toBe(sign !== '');
    await till.hears('1/1 ended printed');
  });

  it('[NPR-5] that takes neither says so, and the ticket is for people to take', async () => {
    const { till, printer } = await starBar({ takes: ['image/png'] });
    await till.record(ticket('1'));
    await printer.until('cannotPrint');
    await till.hears('1/1 failed');
    expect(await printer.turn()).toBe('idle');
  });

  it('[NPR-3] without paper waits; what the paper’s end cut short is printed again, headed REPRINT', async () => {
    const { till, printer } = await starBar({ takes: ['text/plain'] });
    printer.paperOut();
    await till.record(ticket('1'), ticket('2'));
    expect(await printer.turn()).toBe('outOfPaper');
    await till.hears('bar needsPaper');
    expect(printer.slips).toEqual([]);
    printer.paperOut(1);
    expect(await printer.turn()).toBe('outOfPaper');
    await till.hears('1/2 queued');
    printer.loadPaper();
    await printer.until('idle');
    // The first slip is the torn one, which doesn't even say what it is.
    expect(numbers(printer.slips)).toEqual(['', '1', '2']);
    expect(reprints(printer.slips)).toEqual([false, true, false]);
    const heard = await till.hears('2/1 ended printed');
    expect(heard).toEqual(expect.arrayContaining(['1/1 uncertain', '1/2 ended printed']));
  });

  it('[NPR-4] that lost its power with a job and never says what became of it prints it again, headed REPRINT', async () => {
    const { till, printer } = await starBar({ takes: ['text/plain'] });
    await till.record(ticket('1'));
    printer.losePower();
    await printer.until('lostPower');
    // Polls as it does, until the server gives up on the first copy.
    await printer.until('printed');
    expect(reprints(printer.slips)).toEqual([true]);
    await till.hears('1/2 ended printed');
  });

  it('[NPR-6] opens the drawer once', async () => {
    const { till, printer } = await starBar({ takes: ['text/plain'] });
    await till.record(ticket('1', { form: 'drawer', document: JSON.stringify(kick) }));
    await printer.until('printed');
    await till.hears('1/1 ended printed');
    expect([printer.kicks(), printer.slips]).toEqual([1, []]);
  });

  it('[NPR-7] prints nothing that was taken from the screen before it was fetched', async () => {
    const { till, printer } = await starBar();
    const [taken, other] = [ticket('1'), ticket('2')];
    await till.record(taken, other);
    const { job } = taken;
    await till.record({ type: 'PrintEnded', job, copy: 1, printer: BAR, outcome: 'taken' });
    await printer.until('idle');
    expect(numbers(printer.slips)).toEqual(['2']);
  });
});

describe.concurrent('an Epson printer', () => {
  it('[NPR-2] prints what a till records, in order, and opens the drawer', async () => {
    const { till, printer } = await epsonBar();
    expect(await printer.turn()).toBe('idle');
    await till.record(...Array.from({ length: 6 }, (_, index) => ticket(`${index + 1}`)));
    await till.record(ticket('7', { form: 'drawer', document: JSON.stringify(kick) }));
    await printer.until('idle');
    expect(numbers(printer.slips)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(printer.kicks()).toBe(1);
    await till.hears('7/1 ended printed');
  });

  it('[NPR-3] without paper gives the job back, and prints it headed REPRINT when there is some', async () => {
    const { till, printer } = await epsonBar();
    await till.record(ticket('1'));
    printer.paperOut();
    await printer.until('outOfPaper');
    await till.hears('bar needsPaper');
    printer.loadPaper();
    await printer.until('printed');
    expect(reprints(printer.slips)).toEqual([true]);
    const heard = await till.hears('1/2 ended printed');
    expect(heard).toContain('1/1 uncertain');
  });

  it('[NPR-4] that lost its power with a job and never says what became of it prints it again, headed REPRINT', async () => {
    const { till, printer } = await epsonBar();
    await till.record(ticket('1'));
    printer.losePower();
    await printer.until('lostPower');
    await printer.until('printed');
    expect(reprints(printer.slips)).toEqual([true]);
    await till.hears('1/2 ended printed');
  }, 60_000);
});

describe.concurrent('a printer’s address', () => {
  const wanted = { kind: 'cloudPrnt', staff: 'owner1' };

  it('[NPR-9] is given to a tablet of the store, in the name of somebody who may', async () => {
    const device = await startChain(url);
    const other = await joinStore(device, await addStore(device, 'South'));
    const elsewhere = { ...other, grant: { ...other.grant, store: device.grant.store } };
    const status = async (...asked: Parameters<typeof askAddress>): Promise<number> =>
      (await askAddress(...asked)).status;
    expect(await status(device, BAR, wanted)).toBe(201);
    expect(await status(device, BAR, wanted, { token: 'not.ours' })).toBe(401);
    expect(await status(elsewhere, BAR, wanted)).toBe(403);
    expect(await status(device, BAR, { ...wanted, staff: 'nobody' })).toBe(403);
    expect(await status(device, BAR, { staff: 'nobody' }, { method: 'DELETE' })).toBe(403);
    for (const [printer, body] of [
      [BAR, { ...wanted, kind: 'usb' }],
      [BAR, { kind: 'cloudPrnt' }],
      ['No-Such-Id!', wanted],
    ] as const) {
      expect(await status(device, printer, body)).toBe(400);
    }
  });

  it('[NPR-9] is refused where the secret is another’s, old, or ended', async () => {
    const { till, address, printer } = await starBar();
    await till.record(ticket('1'));
    const wrong = (from: string): Promise<string> =>
      createStarPrinter(from.replace(url, till.device.url)).turn();
    expect(await wrong(`${address}x`)).toBe('refused 401');
    expect(await wrong(address.replace('/bar/', '/kitchen/'))).toBe('refused 401');
    const stranger = await starBar();
    expect(
      await wrong(address.replace(till.device.grant.store, stranger.till.device.grant.store)),
    ).toBe('refused 401');
    expect(await wrong(address.replace(till.device.grant.store, 'nowhere'))).toBe('refused 401');
    const renewed = await addressFor(till.device, BAR, 'cloudPrnt');
    expect(await printer.turn()).toBe('refused 401');
    expect(await createStarPrinter(renewed).turn()).toBe('printed');
    const ended = await askAddress(till.device, BAR, { staff: 'owner1' }, { method: 'DELETE' });
    expect(ended.status).toBe(204);
    expect(await createStarPrinter(renewed).turn()).toBe('refused 401');
  });

  it('[NPR-9] is not to be guessed at: wrong ones are slowed down, the right one passes', async () => {
    const { address, printer } = await starBar();
    const stranger = createStarPrinter(`${address}x`);
    const turns: string[] = [];
    for (let round = 0; round < 61; round += 1) turns.push(await stranger.turn());
    expect(turns.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 'refused 401'));
    expect(turns[60]).toBe('refused 429');
    expect(await printer.turn()).toBe('idle');
  });

  it('[HUB-15] and what became of its jobs are the store’s own, and nobody but the hub writes there', async () => {
    const [mine, other] = await Promise.all([startChain(url), startChain(url)]);
    const line = await connect(mine);
    const sub = (store: string) =>
      line.send({ type: 'sub', channel: 1, doc: printsDoc(store as never), epoch: '', since: 0 });
    sub(other.grant.store);
    expect(await line.next('nack', 1)).toMatchObject({ code: 'forbidden' });
    sub(mine.grant.store);
    await line.next('subbed', 1);
    expect(await line.push(1, new Uint8Array([0, 0]))).toMatchObject({ code: 'forbidden' });
  });
});

it('[NPR-10] a document that is none fails, and what comes after it is printed', async () => {
  const { till, printer } = await starBar({ takes: ['text/plain'] });
  const endless = { ...paper('x'), blocks: [{ type: 'feed', lines: 1e9 }] };
  await till.record(ticket('1', { document: JSON.stringify(endless) }), ticket('2'));
  await printer.until('printed');
  expect(numbers(printer.slips)).toEqual(['2']);
  await till.hears('1/1 failed');
});

it('[NPR-10] a printer’s address takes no more than 64 KB, however it is sent', async () => {
  const { address } = await starBar();
  const long = new Uint8Array(70_000).fill(32);
  const whole = await fetch(address, { method: 'POST', body: long });
  const streamed = await fetch(address, {
    method: 'POST',
    body: new Blob([long]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect([whole.status, streamed.status]).toEqual([400, 400]);
});
