import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releaseAllowance, spendAccount, topUp } from '#domain/accounts/decide.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId, type MemberId } from '#domain/kernel/ids.ts';
import type { AccountsRow, Movements } from '#domain/wire/bank.ts';
import { startServer, type Server } from '#sync-server/standalone/serve.ts';
import { openMoneyTill, type MoneyTill } from '#tests/setup/money-till.ts';
import { addStore, getJson, joinStore, startChain } from '#tests/setup/tablet.ts';

const member = id<MemberId>('m1');
let server: Server;
let tills: readonly MoneyTill[];

beforeEach(async () => {
  server = await startServer({ dataDir: await mkdtemp(join(tmpdir(), 'encore-bank-')) });
  const first = await startChain(server.url);
  const second = await joinStore(first, await addStore(first, 'South'));
  tills = [await openMoneyTill(first), await openMoneyTill(second)];
});
afterEach(async () => {
  await server.kill();
  await rm(server.dataDir, { recursive: true, force: true });
});

/** The power goes, at whatever the server was doing; `lost` is a disk that doesn't come back. */
async function restart(lost?: string): Promise<void> {
  await server.kill();
  if (lost) await rm(join(server.dataDir, lost), { recursive: true });
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  for (const till of tills) await till.reconnect({ ...till.device, url: server.url });
}

async function openAccount(till: MoneyTill): Promise<AccountId> {
  const pack = { paidFen: yuan(500), bonusFen: fen(0) };
  await till.record(topUp(till.context(member), pack, { named: true, name: '储值' }));
  const row = await till.row(member, ({ turn }) => turn === 2);
  const [allowance] = valuesOf(row.books.allowances);
  const held = present(allowance, 'what the top-up kept').allowance;
  await till.record(releaseAllowance(till.context(member), held));
  return present(valuesOf(row.books.accounts)[0], 'the account').account;
}

const paid = ({ books }: AccountsRow): number => {
  const account = present(valuesOf(books.accounts)[0], 'the account');
  return balanceOn(account, present(books.date, 'a date'));
};

describe('a bank that is killed', () => {
  it('[BANK-2] has settled every fact once, wherever between commit and answer it ended', async () => {
    const [a, b] = tills as readonly [MoneyTill, MoneyTill];
    const account = await openAccount(a);
    await b.row(member, ({ turn }) => turn === 3);
    let spends = 0;
    for (let round = 0; round < 3; round += 1) {
      for (const till of [a, b]) {
        for (let n = 0; n < 4; n += 1, spends += 1) {
          const wanted = { account, amount: yuan(5), card: null };
          till.note(spendAccount(till.context(member, false), wanted, 'tab1'));
        }
        await till.meet();
      }
      // The hubs have acknowledged; whether the bank has, or what it has told, nobody knows.
      await restart();
      const rest = yuan(500 - spends * 5);
      const rows = await Promise.all(
        [a, b].map((till) => till.row(member, (r) => paid(r) === rest)),
      );
      expect(rows[0]).toEqual(rows[1]);
    }
    const refs: string[] = [];
    for (let before = ''; ;) {
      const page = await getJson<Movements>(
        { ...a.device, url: server.url },
        `/api/bank/members/${member}/movements${before}`,
      );
      refs.push(...page.movements.flatMap(({ fact }) => (fact.type === 'Settled' ? fact.ref : [])));
      if (page.next === 0) break;
      before = `?before=${page.next}`;
    }
    expect(refs).toHaveLength(spends + 3);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('[BANK-2] [BANK-7] whose disk is lost gets all from the hubs again, and its rows replace the old ones', async () => {
    const [a, b] = tills as readonly [MoneyTill, MoneyTill];
    const account = await openAccount(a);
    const before = await b.row(member, ({ turn }) => turn === 3);
    await restart('encore-bank');
    const wanted = { account, amount: yuan(40), card: null };
    a.note(spendAccount(a.context(member, false), wanted, 'tab1'));
    await a.meet();
    const after = await b.row(member, ({ version }) => version > before.version);
    const last = await b.row(member, (row) => row.turn === 4 && paid(row) === yuan(460));
    expect(last.version).toBeGreaterThanOrEqual(after.version);
    expect(valuesOf(last.books.cases)).toEqual([]);
  });
});
