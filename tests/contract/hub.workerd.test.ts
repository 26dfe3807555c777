import { describe, expect, inject, it } from 'vitest';
import { connect, cleaned, joinStore, startChain } from '#tests/setup/tablet.ts';
import { readLog, writeLog } from '#tests/setup/log-writer.ts';

const url = inject('serverUrl');
const DATE = '2026-11-21';

describe('pushing a journal', () => {
  it('[HUB-5] acknowledges a push and sends it to the other tablet of the store', async () => {
    const a = await startChain(url);
    const b = await joinStore(a);
    const doc = `journal/${a.grant.store}/${DATE}`;
    const [onA, onB] = await Promise.all([connect(a), connect(b)]);
    await Promise.all([onA.sub(1, doc), onB.sub(7, doc)]);
    const log = writeLog(a.grant.device);
    onA.send({ type: 'writer', channel: 1, client: log.client, epoch: 1 });
    const ack = await onA.push(1, log.append(cleaned(0), cleaned(1)));
    expect(ack).toMatchObject({ type: 'ack', seq: 1 });
    const { seq, bytes } = await onB.update(7);
    expect(seq).toBe(1);
    expect(readLog([bytes], a.grant.device)).toEqual([cleaned(0), cleaned(1)]);
    await Promise.all([onA.close(), onB.close()]);
  });
});
