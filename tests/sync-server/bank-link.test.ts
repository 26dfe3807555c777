import { describe, expect, it } from 'vitest';
import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { id } from '#domain/kernel/ids.ts';
import type { BankBatch, BankForHubs, RowsAnswer } from '#sync-server/bank/link.ts';
import { bankShardsOf } from '#sync-server/bank/shard.ts';
import { createBankLink } from '#sync-server/store-hub/bank-link.ts';
import { fanOut, sendPages, subscribe } from '#sync-server/store-hub/subscribe.ts';
import { accountsDoc } from '#domain/wire/bank.ts';
import { decodeFrames } from '#domain/wire/frames.ts';
import { createOutgoing } from '#sync-server/store-hub/outgoing.ts';
import { storedParts, type HubParts } from '#sync-server/store-hub/parts.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';

const CHAIN = id<never>('chain1');
const DOC = 'journal/store1/2026-11-21';

/** A hub without sockets, and a bank that fails as often as it is told to. */
function createHub() {
  const parts: HubParts = {
    chain: CHAIN,
    store: id<never>('store1'),
    secret: '',
    instance: 'life1',
    ...storedParts(createTestStorage()),
    sessions: { subscribers: () => [] } as never,
    outgoing: createOutgoing(),
  };
  const heard: BankBatch[] = [];
  const wakes: number[] = [];
  const bank = { failing: 0, lacks: false, rows: [] as RowsAnswer['rows'] };
  const away = (): void => {
    if (bank.failing === 0) return;
    bank.failing -= 1;
    throw new Error('the bank is away');
  };
  const client: BankForHubs = {
    async accept(_, batch) {
      away();
      heard.push(batch);
      const { lacks } = bank;
      bank.lacks = false;
      return lacks;
    },
    async pull(_, { since }) {
      away();
      const rows = bank.rows.filter(({ version }) => version > since);
      return { rows, head: rows.at(-1)?.version ?? since, more: false };
    },
  };
  const link = createBankLink(
    () => client,
    parts,
    (at) => wakes.push(at),
  );
  return { parts, link, heard, wakes, bank };
}

const tuple = (seq: number, type: string, body: object): EntryTuple => [
  seq,
  1_800_000_000_000 + seq,
  0,
  0,
  'owner1',
  type,
  FACT_VERSIONS.RoomCleaned,
  body,
];
const spent = (seq: number): EntryTuple => tuple(seq, 'AccountSpent', { member: 'm1' });
const cleaned = (seq: number): EntryTuple => tuple(seq, 'RoomCleaned', { room: 'r1' });

const never = (): Promise<never> => new Promise(() => undefined);

const seqsOf = (batch: BankBatch | undefined): unknown[] =>
  batch?.rows.flatMap(({ body }) =>
    (JSON.parse(new TextDecoder().decode(body)) as EntryTuple[]).map(([seq]) => seq),
  ) ?? [];

const note = (parts: HubParts, ...tuples: readonly EntryTuple[]): void =>
  parts.bankOutbox.add(CHAIN, DOC, 'log:a:1', tuples);

describe('a hub and its chain’s bank', () => {
  it('[HUB-30] keeps what a bank settles until the bank has it, and nothing else', async () => {
    const { parts, link, heard, wakes, bank } = createHub();
    note(parts, cleaned(0));
    expect(parts.bankOutbox.empty).toBe(true);
    bank.failing = 2;
    note(parts, spent(1), cleaned(2), spent(3));
    await link.tell();
    note(parts, spent(4));
    await link.tell();
    expect(heard).toEqual([]);
    // Each try sets one before it begins, and one as it fails.
    expect(wakes).toHaveLength(4);
    await link.resume();
    expect(heard.map(seqsOf)).toEqual([[1, 3, 4]]);
    expect(heard[0]).toMatchObject({ chain: CHAIN, instance: 'life1', after: 0 });
    expect(parts.bankOutbox.empty).toBe(true);
    note(parts, spent(5));
    await link.tell();
    expect(heard[1]).toMatchObject({ after: heard[0]?.rows.at(-1)?.id });
  });

  it('[HUB-33] has an alarm stand before it asks, and what the process left undone waits for the next', async () => {
    for (const act of ['tell', 'pull'] as const) {
      const { parts, link, wakes } = createHub();
      await link.pull();
      expect(link.isWaiting()).toBe(false);
      if (act === 'tell') note(parts, spent(1));
      wakes.length = 0;
      // Nothing of an answer has come when the process ends.
      void link[act]();
      expect(wakes).toHaveLength(1);
      const away = { accept: never, pull: never };
      const next = createBankLink(
        () => away,
        parts,
        () => undefined,
      );
      expect(next.isWaiting()).toBe(true);
    }
  });

  it('[BANK-2] reports all that it holds to a bank that lost some, once', async () => {
    const { parts, link, heard, bank } = createHub();
    const log = writeLog({ grant: { device: 'a' }, keys: null });
    const update = log.append(spent(0), cleaned(1), spent(2));
    const structure = readStructure(update);
    if (!structure.ok) throw new Error(structure.error);
    parts.docs.append(parts.docs.open(DOC).id, update, structure.value, 'a');
    note(parts, spent(2));
    bank.lacks = true;
    await link.tell();
    expect(heard.map(seqsOf)).toEqual([[2], [0, 2]]);
    expect(parts.bankOutbox.empty).toBe(true);
  });

  it('[BANK-7] fetches rows by version, and gives them cursors that no lost disk gave', async () => {
    const { parts, link, bank } = createHub();
    const [name = ''] = bankShardsOf(CHAIN);
    const row = (member: string, version: number) => ({
      member,
      version,
      row: `{"m":"${member}"}`,
    });
    bank.rows = [row('m1', 10), row('m2', 11)];
    bank.failing = 1;
    await link.pull();
    expect(parts.accounts.head()).toBe(0);
    const began = Date.now();
    await link.resume();
    expect(parts.accounts.since(name)).toBe(11);
    const [frame] = parts.accounts.read(0);
    expect(new TextDecoder().decode(frame?.bytes)).toBe('[{"m":"m1"},{"m":"m2"}]');
    expect(parts.accounts.head()).toBe(frame?.seq);
    expect(parts.accounts.head()).toBeGreaterThanOrEqual(began);
    bank.rows = [row('m1', 12)];
    await link.pull();
    const [news, ...more] = parts.accounts.read(frame?.seq ?? 0);
    expect(new TextDecoder().decode(news?.bytes)).toBe('[{"m":"m1"}]');
    expect(more).toEqual([]);
    expect(parts.accounts.read(news?.seq ?? 0)).toEqual([]);
  });

  it('[HUB-30] sends a long past page by page, and news after it, in order of the cursor', () => {
    const sent: { readonly channel: number; readonly seq: number }[] = [];
    const session = {
      id: 's1',
      device: id<never>('d1'),
      version: 1,
      tillOnly: false,
      socket: { send: (bytes: Uint8Array) => void sent.push(...dataOf(bytes)) } as never,
      channels: new Map<number, number>(),
      behind: new Map<number, number>(),
    };
    const parts: HubParts = {
      ...createHub().parts,
      sessions: {
        subscribe: () => undefined,
        subscribers: () => [{ session, channel: 4 }],
        all: () => [session],
      } as never,
    };
    const big = 'x'.repeat(100_000);
    const row = (n: number) => ({ member: `m${n}`, version: n, row: JSON.stringify({ n, big }) });
    parts.accounts.put(
      Array.from({ length: 60 }, (_, n) => row(n)),
      1_000,
    );
    const doc = accountsDoc(CHAIN);
    subscribe(parts, session, { type: 'sub', channel: 4, doc, epoch: '', since: 0 });
    parts.outgoing.flush();
    const page = sent.length;
    expect(page).toBeGreaterThan(0);
    expect(sent.at(-1)?.seq).toBeLessThan(parts.accounts.head());
    // News meanwhile, which go out in their place.
    parts.accounts.put([row(3)], 2_000);
    const open = parts.docs.open(doc);
    for (const news of parts.accounts.read(1_999)) fanOut(parts, open.id, news, null);
    parts.outgoing.flush();
    expect(sent).toHaveLength(page);
    let pages = 1;
    while (sendPages(parts)) pages += 1;
    parts.outgoing.flush();
    expect(pages).toBeGreaterThan(1);
    expect(sent.at(-1)?.seq).toBe(parts.accounts.head());
    expect(sent.map(({ seq }) => seq)).toEqual(
      sent.map(({ seq }) => seq).toSorted((a, b) => a - b),
    );
    parts.accounts.put([row(5)], 3_000);
    for (const news of parts.accounts.read(2_999)) fanOut(parts, open.id, news, null);
    parts.outgoing.flush();
    expect(sent.at(-1)?.seq).toBe(3_000);
  });
});

function dataOf(bytes: Uint8Array): readonly { readonly channel: number; readonly seq: number }[] {
  const frames = decodeFrames(bytes);
  if (!frames.ok) throw new Error(frames.error);
  return frames.value.flatMap((frame) => (frame.type === 'data' ? [frame] : []));
}
