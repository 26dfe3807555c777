import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TillFact } from '#domain/accounts/entries.ts';
import { DEFAULT_ACCOUNT_SETTINGS, storedValueTerms } from '#domain/accounts/terms.ts';
import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import { journalDoc } from '#domain/journal/entry.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { DAY_MS, instant } from '#domain/kernel/instant.ts';
import { accountsDoc, type AccountsRow } from '#domain/wire/bank.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import { addStore, connect, joinStore, startChain, type TestDevice } from '#tests/setup/tablet.ts';
import type { Figure } from '../figures.ts';

const MEMBERS = 200;
const SPENDS = 8;
const DAYS = 3;
const BATCH = 50;
const clock = { timeZone: 'Asia/Shanghai', closeoutMinute: 480 };

/**
 * A store that was apart for two days comes back: from its first push to the moment at which a tablet
 * of another store has the last member's row with all that was settled. Real workerd, one bank.
 */
export async function measureBank(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'encore-bench-bank-'));
  const server = await startServer({ dataDir });
  try {
    const apart = await startChain(server.url);
    const other = await joinStore(apart, await addStore(apart, 'South'));
    const { facts, settledMs, acknowledgedMs, rowBytes } = await heal(apart, other);
    const line = { backend: '', floor: null, samples: facts } as const;
    const what = `${facts.toLocaleString('en')} facts of ${MEMBERS} members, ${DAYS} days apart`;
    return [
      {
        ...line,
        measure: `${what}: back to settled and known elsewhere`,
        unit: 'ms',
        figure: settledMs,
        goal: { of: 'figure', atMost: 60_000 },
      },
      {
        ...line,
        measure: `${what}: back to acknowledged`,
        unit: 'ms',
        figure: acknowledgedMs,
        goal: null,
      },
      {
        ...line,
        measure: 'settlements a second on one bank, all the way',
        unit: 'count',
        figure: facts / (settledMs / 1_000),
        goal: null,
      },
      {
        ...line,
        measure: `a member's row after ${SPENDS + 2} facts`,
        unit: 'kB',
        figure: rowBytes / 1_000,
        goal: null,
      },
    ];
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function heal(apart: TestDevice, other: TestDevice) {
  const [line, elsewhere] = await Promise.all([connect(apart), connect(other)]);
  await elsewhere.sub(1, accountsDoc(apart.grant.chain));
  const facts = outage();
  let log = writeLog(apart);
  const updates: {
    readonly channel: number;
    readonly client: number;
    readonly bytes: Uint8Array;
  }[] = [];
  const now = Date.now();
  for (let day = 0; day < DAYS; day += 1) {
    const date = businessDateOf(instant(now - (DAYS - 1 - day) * DAY_MS), clock);
    if (day > 0) log = log.turn();
    await line.sub(day + 1, journalDoc(apart.grant.store, date));
    line.send({ type: 'writer', channel: day + 1, client: log.client, epoch: 1 });
    const ofDay = facts.slice((facts.length / DAYS) * day, (facts.length / DAYS) * (day + 1));
    for (let from = 0; from < ofDay.length; from += BATCH) {
      const tuples = ofDay
        .slice(from, from + BATCH)
        .map((fact, index) => tupleOf(fact, log.next() + index, now));
      updates.push({ channel: day + 1, client: log.client, bytes: await log.sealed(...tuples) });
    }
  }
  const began = performance.now();
  for (const { channel, bytes } of updates) {
    const answer = await line.push(channel, bytes);
    if (answer.type === 'nack') throw new Error(answer.message);
  }
  const acknowledgedMs = performance.now() - began;
  const rows = new Map<MemberId, AccountsRow>();
  while ([...rows.values()].filter(({ turn }) => turn === SPENDS + 2).length < MEMBERS) {
    const { bytes } = await elsewhere.update(1);
    for (const row of JSON.parse(new TextDecoder().decode(bytes)) as readonly AccountsRow[]) {
      rows.set(row.member, row);
    }
  }
  const settledMs = performance.now() - began;
  const rowBytes =
    [...rows.values()].reduce((sum, row) => sum + JSON.stringify(row).length, 0) / MEMBERS;
  return { facts: facts.length, acknowledgedMs, settledMs, rowBytes };
}

const tupleOf = ({ type, ...body }: TillFact, seq: number, now: number): EntryTuple => [
  seq,
  now + seq,
  0,
  0,
  'owner1',
  type,
  FACT_VERSIONS[type],
  body,
];

/** Each member opens an account, tops up and spends, round after round as a store would see them. */
function outage(): readonly TillFact[] {
  const rounds = Array.from({ length: SPENDS + 2 }, (_, round) => round);
  return rounds.flatMap((round) =>
    Array.from({ length: MEMBERS }, (_, n) => factOf(id<MemberId>(`m${n}`), n, round)),
  );
}

function factOf(member: MemberId, n: number, round: number): TillFact {
  const account = id<never>(`a${n}`);
  if (round === 0) {
    const terms = storedValueTerms(DEFAULT_ACCOUNT_SETTINGS, true);
    return { type: 'AccountOpened', member, account, name: '储值', terms };
  }
  if (round === 1) {
    const lot = { part: 'paid', amount: yuan(500), until: null, rollUntil: null } as const;
    const sale = id<never>(`sale-${n}`);
    const bought = { sale, why: 'topUp', lots: [lot], paidFen: yuan(500), keeps: null } as const;
    return { type: 'AccountCredited', member, account, ...bought };
  }
  return {
    type: 'AccountSpent',
    member,
    account,
    spend: id<never>(`spend-${n}-${round}`),
    for: `tab-${n}-${round}`,
    amount: fen(1_000),
    basis: 'floor',
    allowances: [],
    beyond: 1_000,
    card: null,
    seen: 0,
  };
}
