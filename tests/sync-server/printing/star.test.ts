import { describe, expect, it } from 'vitest';
import { createPrintHub, kick, said, ticket } from './print-hub.ts';
import { fetchOne, fetchText, OK, poll, printOne } from './star-turns.ts';

describe('a Star printer', () => {
  it('[NPR-2] polls, fetches, confirms: in order, once each', async () => {
    const hub = createPrintHub();
    expect(await poll(hub)).toEqual({ jobReady: false });
    for (const job of ['1', '2', '3']) hub.record(ticket(job));
    // The same facts again, as a tablet that lost its connection sends them.
    hub.record(ticket('1'));
    const slips = [await printOne(hub), await printOne(hub), await printOne(hub)];
    expect(slips.map((slip) => /冰啤 (\d)/u.exec(slip ?? '')?.[1])).toEqual(['1', '2', '3']);
    expect(slips.join('')).not.toContain('补打');
    expect(slips[0]).toContain('A-P1');
    expect(await printOne(hub)).toBeNull();
    expect(said(hub.rows()).filter((row) => !row.startsWith('bar'))).toEqual([
      '1/1 ended printed',
      '2/1 ended printed',
      '3/1 ended printed',
    ]);
  });

  it('[NPR-2] is offered the same job until it has fetched it, and may fetch it again', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    const [first, second] = [await poll(hub), await poll(hub)];
    expect(second).toEqual(first);
    const token = await fetchOne(hub);
    expect(await fetchText(hub, token).text()).toContain('冰啤');
    expect(await poll(hub, OK, { printingInProgress: true })).toEqual({ jobReady: false });
    // Firmware that knows no tokens names none.
    expect(hub.ask('GET', 'type=text/plain').status).toBe(200);
    expect(hub.ask('DELETE', 'code=200%20OK').status).toBe(200);
    expect(said(hub.rows())).toContain('1/1 ended printed');
    expect(fetchText(hub, token).status).toBe(404);
  });

  it('gets what it takes: StarPRNT, plain text with its headers, and nothing else', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    const { mediaTypes, jobToken = '' } = await poll(hub);
    expect(mediaTypes).toEqual(['application/vnd.star.starprnt', 'text/plain']);
    const get = (type: string) => hub.ask('GET', `token=${jobToken}${type}`);
    expect(get('&type=image/png').status).toBe(415);
    const plain = get('&type=text/plain;%20charset=utf-8');
    expect(plain.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    for (const type of ['', '&type=application/vnd.star.starprnt']) {
      const answer = get(type);
      expect(answer.headers.get('Content-Type')).toBe('application/vnd.star.starprnt');
      expect(new Uint8Array(await answer.arrayBuffer())[0]).toBe(0x1b);
    }
  });

  it('[NPR-3] is offered nothing while it has no paper, and what was cut short says REPRINT', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    hub.record(ticket('2'));
    expect(await poll(hub, '410 Paper Empty')).toEqual({ jobReady: false });
    expect(said(hub.rows())).toEqual(['bar needsPaper']);
    const first = await fetchOne(hub);
    expect(await poll(hub, '410%20Paper%20Empty')).toEqual({ jobReady: false });
    expect(said(hub.rows())).toEqual(['1/1 uncertain', '1/2 queued', 'bar needsPaper']);
    expect(await poll(hub, '420 Cover Open')).toEqual({ jobReady: false });
    // The copy in its place comes before what came after it.
    const again = await printOne(hub);
    expect(again).toContain('补打');
    expect(again).toContain('冰啤 1');
    expect(await printOne(hub)).toContain('冰啤 2');
    expect(hub.ask('DELETE', `code=OK&token=${first}`).status).toBe(200);
    expect(said(hub.rows())).toContain('1/2 ended printed');
  });

  it('[NPR-3] [NPR-4] that never confirms gets one more copy, and then people must look', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    hub.record(ticket('2'));
    await fetchOne(hub);
    hub.wait(7_000);
    expect(await poll(hub, OK, { printingInProgress: false })).toEqual({ jobReady: false });
    hub.wait(2_000);
    const { jobToken = '' } = await poll(hub, OK, { printingInProgress: false });
    expect(await fetchText(hub, jobToken).text()).toContain('补打');
    // Without that word of it the printer has a minute.
    hub.wait(59_000);
    expect(await poll(hub)).toEqual({ jobReady: false });
    hub.wait(1_000);
    expect(await printOne(hub)).toContain('冰啤 2');
    const jobs = said(hub.rows()).filter((row) => row.startsWith('1/'));
    expect(jobs).toEqual(['1/1 uncertain', '1/2 failed']);
  });

  it('[NPR-4] may confirm late: the copy in its place is called off', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    const token = await fetchOne(hub);
    hub.wait(61_000);
    expect((await poll(hub)).jobReady).toBe(true);
    hub.ask('DELETE', `code=OK&token=${token}`);
    expect(await poll(hub)).toEqual({ jobReady: false });
    const rows = said(hub.rows());
    expect(rows).toContain('1/1 ended printed');
    expect(rows).toContain('1/2 ended cancelled');
  });

  it('[NPR-5] that can’t take the data gives it up, and the next goes on', async () => {
    const hub = createPrintHub();
    hub.record(ticket('0', { document: '{"columns":32,"blocks":"none"}' }));
    hub.record(ticket('1'));
    hub.record(ticket('2'));
    const token = await fetchOne(hub);
    hub.ask('DELETE', `code=511%20Media%20decoding%20error&token=${token}`);
    expect(await printOne(hub)).toContain('冰啤 2');
    const rows = said(hub.rows());
    expect(rows).toContain('0/1 failed');
    expect(rows).toContain('1/1 failed');
    expect(await poll(hub)).toEqual({ jobReady: false });
  });

  it('that couldn’t download a job gets the same copy again', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    const token = await fetchOne(hub);
    hub.ask('DELETE', `code=520%20Timeout&token=${token}`);
    expect(await printOne(hub)).not.toContain('补打');
  });

  it('is told in words what is wrong with what it sends', async () => {
    const hub = createPrintHub();
    for (const [method, query, body] of [
      ['POST', '', 'hello'],
      ['POST', '', '{"status":"23 6"}'],
      ['POST', '', '{"statusCode":"OK"}'],
      ['DELETE', 'token=x', ''],
      ['PUT', '', '{}'],
    ] as const) {
      const answer = hub.ask(method, query, body);
      expect(answer.status).toBe(400);
      const { error } = (await answer.json()) as { error: { message: string } };
      expect(error.message.length).toBeGreaterThan(20);
    }
    expect(hub.rows()).toEqual([]);
  });

  it('prints all equal slips of a job, each with its number', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1', { copies: 2 }));
    const slip = (await printOne(hub)) ?? '';
    expect(slip.match(/A-P1/gu)).toHaveLength(2);
    expect(slip.match(/冰啤/gu)).toHaveLength(2);
  });
});

describe('a drawer at a network printer', () => {
  const drawer = (job: string) => ticket(job, { form: 'drawer', document: JSON.stringify(kick) });

  it('[NPR-6] opens once, without paper', async () => {
    const hub = createPrintHub();
    hub.record(drawer('1'));
    const { jobToken = '' } = await poll(hub);
    const answer = fetchText(hub, jobToken);
    expect(answer.headers.get('X-Star-CashDrawer')).toBe('start');
    expect(answer.headers.get('X-Star-Cut')).toBe('none; feed=false');
    expect(await answer.text()).toBe('');
    hub.wait(61_000);
    expect(await poll(hub)).toEqual({ jobReady: false });
    expect(said(hub.rows())).toContain('1/1 ended unknown');
  });

  it('[NPR-6] stays shut where nobody fetched the kick within five seconds, or it came late', async () => {
    const hub = createPrintHub();
    await poll(hub);
    hub.record(drawer('1'));
    hub.record(drawer('2'), hub.now() - 6_000);
    expect(hub.printing().takeWake()).toBeLessThanOrEqual(hub.now() + 5_000);
    hub.wait(5_000);
    hub.printing().tick(hub.now());
    hub.wait(20_000);
    expect(await poll(hub)).toEqual({ jobReady: false });
    const rows = said(hub.rows());
    expect(rows).toContain('1/1 ended expired');
    expect(rows).toContain('2/1 ended expired');
  });

  it('[NPR-6] is not kept waiting by a tablet whose clock is ahead', async () => {
    const hub = createPrintHub();
    hub.record(drawer('1'), hub.now() + 60_000);
    hub.wait(6_000);
    expect(await poll(hub)).toEqual({ jobReady: false });
  });
});

describe('a printer that falls silent', () => {
  it('[NPR-8] is offline after a minute, and what it fetched is uncertain when its time is over', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    await fetchOne(hub);
    expect(said(hub.rows())).toContain('bar printing');
    const time = hub.now() + 60_000;
    expect(hub.printing().takeWake()).toBe(time);
    hub.wait(30_000);
    await poll(hub, OK, { printingInProgress: true });
    hub.wait(30_000);
    hub.printing().tick(hub.now());
    expect(said(hub.rows())).toEqual(['1/1 uncertain', '1/2 queued']);
    expect(hub.printing().takeWake()).toBe(time + 30_000);
    // The hub has slept: it asks its disk when it last saw the printer.
    hub.wait(30_000);
    hub.sleep();
    hub.printing().tick(hub.now());
    expect(said(hub.rows())).toEqual(['bar offline']);
    // Nothing more to wait for: the hub may sleep for good.
    expect(hub.printing().takeWake()).toBeNull();
    expect(await printOne(hub)).toContain('补打');
    expect(said(hub.rows())).toContain('bar ready');
  });

  it('[NPR-8] is written down a few times a minute, however often it asks', async () => {
    const hub = createPrintHub();
    await poll(hub);
    hub.printing().takeWake();
    for (let second = 1; second < 15; second += 1) {
      hub.wait(1_000);
      await poll(hub);
      expect(hub.printing().takeWake()).toBeNull();
    }
    expect(said(hub.rows())).toEqual(['bar ready']);
  });

  it('forgets copies after two days and rows after a week', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    await printOne(hub);
    hub.wait(8 * 24 * 3_600_000);
    hub.printing().tick(hub.now());
    expect(said(hub.rows())).toEqual(['bar offline']);
  });
});
