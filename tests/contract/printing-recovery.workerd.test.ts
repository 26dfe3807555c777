import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startServer } from '#sync-server/standalone/serve.ts';
import { startChain } from '#tests/setup/tablet.ts';
import { BAR, ticket } from '#tests/sync-server/printing/print-hub.ts';
import { addressFor, openPrintTill } from './support/print-till.ts';
import { createStarPrinter } from './support/star-printer.ts';

it('[NPR-2] [HUB-6] a server that is killed goes on with its queue: nothing twice, nothing lost', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'encore-printing-'));
  let server = await startServer({ dataDir });
  try {
    const device = await startChain(server.url);
    const till = await openPrintTill(device);
    const printer = createStarPrinter(await addressFor(device, BAR, 'cloudPrnt'), {
      takes: ['text/plain'],
    });
    await till.record(ticket('1'), ticket('2'), ticket('3'));
    await printer.until('printed');
    await till.hears('1/1 ended printed');
    // With the second in its memory, and the server gone, the printer loses its power as well.
    printer.losePower();
    await printer.until('lostPower');
    await server.kill();
    server = await startServer({ dataDir, port: server.port });
    await till.reconnect(device);
    while (printer.slips.length < 3) await printer.until('printed');
    const heard = await till.hears('3/1 ended printed');
    expect(heard).toEqual(
      expect.arrayContaining(['2/1 uncertain', '2/2 ended printed', '3/1 ended printed']),
    );
    const numbers = printer.slips.map((slip) => /冰啤 (\d)/u.exec(slip)?.[1]);
    expect(numbers).toEqual(['1', '2', '3']);
    expect(printer.slips.map((slip) => slip.includes('补打'))).toEqual([false, true, false]);
  } finally {
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 60_000);
