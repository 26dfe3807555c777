import { describe, expect, it } from 'vitest';
import { createPrintHub, kick, said, ticket, type PrintHub } from './print-hub.ts';

const form = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();

async function ask(hub: PrintHub): Promise<string> {
  const answer = hub.ask('POST', '', form({ ConnectionType: 'GetRequest', ID: '', Name: 'bar' }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/xml; charset=utf-8');
  return answer.text();
}

const tokensIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<printjobid>([^<]*)<\/printjobid>/gu)].map(([, token = '']) => token);

const result = (token: string, code = '', status = 0x0f000016): string =>
  `<ePOSPrint><Parameter><devid>local_printer</devid><printjobid>${token}</printjobid></Parameter>` +
  `<PrintResponse><response xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print" ` +
  `success="${code === ''}" code="${code}" status="${status}" battery="0"/></PrintResponse></ePOSPrint>`;

const info = (inner: string, version = '2.00'): string =>
  `<?xml version="1.0" encoding="utf-8"?><PrintResponseInfo Version="${version}">${inner}</PrintResponseInfo>`;

async function answer(hub: PrintHub, xml: string): Promise<void> {
  const fields = { ConnectionType: 'SetResponse', ID: '', Name: '', ResponseFile: xml };
  const response = hub.ask('POST', '', form(fields));
  expect([response.status, await response.text()]).toEqual([200, '']);
}

const numbers = (xml: string): readonly string[] =>
  [...xml.matchAll(/冰啤 (\d)/gu)].map(([, number = '']) => number);

describe('an Epson printer', () => {
  it('[NPR-2] is given what waits, a few jobs at a time, and says what became of each', async () => {
    const hub = createPrintHub('serverDirect');
    expect(await ask(hub)).toBe('');
    for (const job of ['1', '2', '3', '4', '5']) hub.record(ticket(job));
    const xml = await ask(hub);
    expect(xml).toMatch(/^<\?xml .*<PrintRequestInfo Version="2.00"><ePOSPrint><Parameter>/u);
    expect(numbers(xml)).toEqual(['1', '2', '3', '4']);
    const tokens = tokensIn(xml);
    for (const token of tokens) expect(token).toMatch(/^[\w.-]{1,30}$/u);
    // While it prints it is given nothing more.
    expect(await ask(hub)).toBe('');
    await answer(hub, info(tokens.map((token) => result(token)).join('')));
    // A result that is sent twice says nothing new.
    await answer(hub, info(tokens.map((token) => result(token)).join('')));
    expect(numbers(await ask(hub))).toEqual(['5']);
    const ends = said(hub.rows()).filter((row) => row.includes('ended'));
    expect(ends).toEqual([
      '1/1 ended printed',
      '2/1 ended printed',
      '3/1 ended printed',
      '4/1 ended printed',
    ]);
  });

  it('[NPR-3] without paper gets it again headed REPRINT, less and less often, under one number', async () => {
    const hub = createPrintHub('serverDirect');
    hub.record(ticket('1'));
    const [first = ''] = tokensIn(await ask(hub));
    await answer(hub, info(result(first, 'EPTR_REC_EMPTY', 0x00080008)));
    expect(said(hub.rows())).toEqual(['1/1 uncertain', '1/2 queued', 'bar needsPaper']);
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      let waited = 0;
      let xml = '';
      while (xml === '') {
        hub.wait(1_000);
        waited += 1_000;
        xml = await ask(hub);
      }
      expect(xml).toContain('补打');
      waits.push(waited);
      await answer(hub, info(result(tokensIn(xml)[0] ?? '', 'EPTR_REC_EMPTY', 0x00080008)));
    }
    expect(waits).toEqual([5_000, 10_000, 15_000, 15_000]);
    const jobs = said(hub.rows()).filter((row) => row.startsWith('1/'));
    expect(jobs.at(-1)).toBe('1/2 queued');
    hub.wait(15_000);
    await answer(hub, info(result(tokensIn(await ask(hub))[0] ?? '')));
    expect(said(hub.rows())).toEqual(['1/2 ended printed', 'bar ready']);
  });

  it('[NPR-4] that never says more is given one more copy, and then people must look', async () => {
    const hub = createPrintHub('serverDirect');
    hub.record(ticket('1'));
    await ask(hub);
    hub.wait(19_000);
    expect(await ask(hub)).toBe('');
    hub.wait(1_000);
    expect(await ask(hub)).toContain('补打');
    hub.wait(20_000);
    expect(await ask(hub)).toBe('');
    expect(said(hub.rows())).toContain('1/2 failed');
  });

  it('[NPR-5] gives up what it can’t read, alone or in a whole answer', async () => {
    const hub = createPrintHub('serverDirect');
    hub.record(ticket('1'));
    hub.record(ticket('2'));
    const [first = '', second = ''] = tokensIn(await ask(hub));
    await answer(hub, info(result(first, 'SchemaError') + result(second)));
    expect(said(hub.rows())).toEqual(expect.arrayContaining(['1/1 failed', '2/1 ended printed']));
    hub.record(ticket('3'));
    hub.wait(20_000);
    await ask(hub);
    const whole =
      '<ServerDirectPrint><Response Success="false"><ErrorSummary>Invalid XML format</ErrorSummary>' +
      '<ErrorDetail>Entity: line 1</ErrorDetail></Response></ServerDirectPrint>';
    await answer(hub, info(whole, '3.00'));
    expect(said(hub.rows())).toContain('3/1 failed');
  });

  it('gets the same copy again where nothing of it can be on paper', async () => {
    const hub = createPrintHub('serverDirect');
    hub.record(ticket('1'));
    await answer(hub, info(result(tokensIn(await ask(hub))[0] ?? '', 'DeviceNotFound', 1)));
    expect(said(hub.rows())).toEqual(['1/1 queued', 'bar error']);
    hub.wait(5_000);
    expect(await ask(hub)).not.toContain('补打');
  });

  it('of an old firmware answers without a job’s name', async () => {
    const hub = createPrintHub('serverDirect');
    hub.record(ticket('1'));
    await ask(hub);
    await answer(
      hub,
      info('<response success="true" code="" status="251854870" battery="0"/>', '1.00'),
    );
    expect(said(hub.rows())).toContain('1/1 ended printed');
  });

  it('[NPR-8] says by itself how it is', async () => {
    const hub = createPrintHub('serverDirect');
    const status = (asb: string) =>
      hub.ask(
        'POST',
        '',
        form({ ConnectionType: 'SetStatus', Status: `<printer asbstatus="${asb}"/>` }),
      );
    for (const asb of ['0x0F000014', '0x0F020014', '0x0F080008', '0x0F000028', '0x0F000408']) {
      expect(status(asb).status).toBe(200);
    }
    expect(status('paper').status).toBe(400);
    // Each is in the place of the one before.
    expect(said(hub.rows())).toEqual(['bar error']);
    expect(status('0x0F000014').status).toBe(200);
    expect(said(hub.rows())).toEqual(['bar ready']);
  });

  it('[NPR-6] opens the drawer once, and never by a second kick', async () => {
    const hub = createPrintHub('serverDirect');
    hub.record(ticket('1', { form: 'drawer', document: JSON.stringify(kick) }));
    const xml = await ask(hub);
    expect(xml).toContain('<pulse drawer="drawer_1" time="pulse_100"/>');
    expect(xml).not.toContain('<cut');
    await answer(hub, info(result(tokensIn(xml)[0] ?? '', 'EX_TIMEOUT', 1)));
    hub.wait(20_000);
    expect(await ask(hub)).toBe('');
    expect(said(hub.rows())).toContain('1/1 ended unknown');
  });

  it('is told in words what is wrong with what it sends', async () => {
    const hub = createPrintHub('serverDirect');
    for (const [method, body] of [
      ['GET', ''],
      ['POST', 'hello'],
      ['POST', form({ ConnectionType: 'Other' })],
      ['POST', form({ ConnectionType: 'SetResponse', ResponseFile: '<html/>' })],
    ] as const) {
      const refused = hub.ask(method, '', body);
      expect(refused.status).toBe(400);
      const { error } = (await refused.json()) as { error: { message: string } };
      expect(error.message.length).toBeGreaterThan(20);
    }
    expect(hub.rows()).toEqual([]);
  });
});
