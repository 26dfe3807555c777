import { describe, expect, it } from 'vitest';
import { BAR, createPrintHub, paper, said, ticket } from './print-hub.ts';
import { fetchOne, poll, printOne } from './star-turns.ts';

describe('what the journal says of a job', () => {
  const job = ticket('1').job;

  it('[NPR-7] takes it out of the queue: taken, called off, moved away', async () => {
    const hub = createPrintHub();
    for (const one of ['1', '2', '3']) hub.record(ticket(one));
    hub.record({ type: 'PrintEnded', job, copy: 1, printer: BAR, outcome: 'taken' });
    hub.record({
      type: 'PrintMoved',
      job: ticket('2').job,
      copy: 1,
      printer: ticket('x').job as never,
      via: 'relay',
      document: JSON.stringify(paper('elsewhere')),
    });
    expect(await printOne(hub)).toContain('冰啤 3');
    expect(await printOne(hub)).toBeNull();
    // The facts said it already.
    expect(said(hub.rows()).filter((row) => /^[12]/u.test(row))).toEqual([]);
  });

  it('[NPR-7] ends also the copy that the hub made in its place', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    await fetchOne(hub);
    await poll(hub, '410 Paper Empty');
    hub.record({ type: 'PrintEnded', job, copy: 1, printer: BAR, outcome: 'taken' });
    expect(await printOne(hub)).toBeNull();
    expect(said(hub.rows())).toContain('1/2 ended cancelled');
  });

  it('[NPR-3] prints again where staff ask, headed REPRINT, and records of its own copies change nothing', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    await fetchOne(hub);
    await poll(hub, '410 Paper Empty');
    const repeat = { type: 'PrintRepeated', job, printer: BAR, note: '', via: 'hub' } as const;
    hub.record({ ...repeat, copy: 2, why: 'uncertain', document: '' });
    expect(await printOne(hub)).toContain('补打');
    hub.record({ ...repeat, copy: 3, why: 'asked', document: JSON.stringify(paper('anew')) });
    const slip = await printOne(hub);
    expect(slip).toContain('补打');
    expect(slip).toContain('A-P1');
    expect(slip).toContain('anew');
    expect(await printOne(hub)).toBeNull();
  });

  it('[NPR-7] moves a job here from elsewhere, under the number that it has', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1', { printer: ticket('x').job as never, via: 'relay' }));
    const document = JSON.stringify(paper('moved'));
    hub.record({ type: 'PrintMoved', job, copy: 1, printer: BAR, via: 'hub', document });
    const slip = await printOne(hub);
    expect(slip).toContain('A-P1');
    expect(slip).not.toContain('补打');
    expect(slip).toContain('moved');
  });

  it('[NPR-3] moves a job here that the other printer had fetched as a REPRINT', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'));
    await fetchOne(hub);
    const other = ticket('x').job as never;
    const document = JSON.stringify(paper('moved'));
    hub.record({ type: 'PrintMoved', job, copy: 1, printer: other, via: 'hub', document });
    hub.record({ type: 'PrintMoved', job, copy: 1, printer: BAR, via: 'hub', document });
    const slip = await printOne(hub);
    expect(slip).toContain('moved');
    expect(slip).toContain('补打');
  });

  it('[NPR-7] gives up what waits here when staff print it on another printer, early or late', async () => {
    const hub = createPrintHub();
    const other = ticket('x').job as never;
    const elsewhere = { type: 'PrintRepeated', copy: 2, printer: other, why: 'asked' } as const;
    const document = JSON.stringify(paper('elsewhere'));
    const repeat = { ...elsewhere, job, note: '', via: 'relay', document } as const;
    hub.record(ticket('1'));
    hub.record(repeat);
    expect(await printOne(hub)).toBeNull();
    expect(said(hub.rows())).toContain('1/1 ended cancelled');
    // The same where the hub hears of both long after.
    const { job: second } = ticket('2');
    hub.record(ticket('2'), hub.now() - 60_000);
    hub.record({ ...repeat, job: second }, hub.now() - 50_000);
    hub.wait(10_000);
    expect(await printOne(hub)).toBeNull();
    // The hub's own second copy gives way to the one that staff asked for elsewhere.
    hub.record(ticket('4'));
    await fetchOne(hub);
    await poll(hub, '410 Out of Paper');
    hub.rows();
    hub.record({ ...repeat, job: ticket('4').job });
    expect(await printOne(hub)).toBeNull();
    expect(said(hub.rows()).filter((row) => row.startsWith('4/'))).toEqual([]);
    // One more on the same printer takes nothing away.
    const { job: third } = ticket('3');
    hub.record(ticket('3'));
    hub.record({ ...repeat, job: third, printer: BAR, via: 'hub' });
    expect(await printOne(hub)).not.toContain('补打');
    expect(await printOne(hub)).toContain('补打');
  });

  it('[NPR-7] asks the journal first about what comes late, and prints what still waits', async () => {
    const hub = createPrintHub();
    await poll(hub);
    const earlier = hub.now() - 3_600_000;
    hub.record(ticket('1'), earlier);
    hub.record(ticket('2'), earlier);
    // Within the moment that late ones wait, the rest of what the tablet had to say comes as well.
    expect(await poll(hub)).toEqual({ jobReady: false });
    hub.record({ type: 'PrintEnded', job, copy: 1, printer: BAR, outcome: 'printed' }, earlier + 1);
    hub.wait(10_000);
    expect(await printOne(hub)).toContain('冰啤 2');
    expect(await printOne(hub)).toBeNull();
  });

  it('[NPR-7] takes an end that came before its request, as when a lost disk is filled again', async () => {
    const hub = createPrintHub();
    const earlier = hub.now() - 3_600_000;
    hub.record({ type: 'PrintEnded', job, copy: 1, printer: BAR, outcome: 'printed' }, earlier + 1);
    hub.record(ticket('1'), earlier);
    hub.wait(10_000);
    expect(await printOne(hub)).toBeNull();
  });

  it('[NPR-7] doesn’t print what was asked for half a day ago', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1'), hub.now() - 13 * 3_600_000);
    hub.wait(10_000);
    expect(await printOne(hub)).toBeNull();
    expect(said(hub.rows())).toContain('1/1 ended expired');
  });

  it('leaves what other printers print alone, and malformed facts', async () => {
    const hub = createPrintHub();
    hub.record(ticket('1', { via: 'relay' }));
    hub.record(ticket('2', { via: 'device', document: '' }));
    hub.record({ ...ticket('3'), copies: 'many' } as never);
    expect(await printOne(hub)).toBeNull();
  });
});
