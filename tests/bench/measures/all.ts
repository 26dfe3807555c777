import { BACKENDS, type Figure, ratioFigures } from '../figures.ts';
import { measureBank } from './bank.ts';
import { measureDrain } from './drain.ts';
import { measureFirstLoad } from './first-load.ts';
import { measureGate } from './gate.ts';
import { inBenchPage } from './in-page.ts';
import { measureLongTasks } from './long-tasks.ts';
import { measureMemberSearch } from './member-search.ts';
import { measureOfflineStart } from './offline-start.ts';
import { measurePaper } from './paper.ts';
import { median, p95, quantile } from '../statistics.ts';

export interface Measure {
  readonly name: string;
  readonly take: () => Promise<readonly Figure[]>;
}

export const MEASURES: readonly Measure[] = [
  { name: 'first-load', take: async () => measureFirstLoad() },
  { name: 'search', take: measureSearch },
  { name: 'member-search', take: measureMemberSearch },
  { name: 'bare-put', take: measureBarePut },
  { name: 'durable', take: measureDurable },
  { name: 'catch-up', take: measureCatchUp },
  { name: 'offline-start', take: measureOfflineStart },
  { name: 'long-tasks', take: measureLongTasks },
  { name: 'report', take: measureReport },
  { name: 'wire', take: measureWire },
  { name: 'bank', take: measureBank },
  { name: 'gate', take: measureGate },
  { name: 'seal', take: measureSeal },
  { name: 'paper', take: measurePaper },
  { name: 'drain', take: measureDrain },
];

async function measureSeal(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const pairs = await inBenchPage(backend, (page) =>
      page.evaluate(() => window.bench.measureSeal(200)),
    );
    figures.push(...ratioFigures('a fact sealed and durable', backend, pairs, 3));
  }
  return figures;
}

async function measureSearch(): Promise<readonly Figure[]> {
  const { figure, floor } = await inBenchPage('leveldb', (page) =>
    page.evaluate(() => window.bench.measureSearch(5_000, 400)),
  );
  return [
    {
      measure: 'a key in the order pad, 5,000 items, p95',
      backend: '',
      unit: 'ms',
      figure: p95(figure),
      floor: p95(floor),
      goal: { of: 'figure', atMost: 8 },
      samples: figure.length,
    },
  ];
}

async function measureBarePut(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const times = await inBenchPage(backend, (page) =>
      page.evaluate(() => window.bench.measureBarePut(400, 100)),
    );
    for (const share of [0.5, 0.95]) {
      figures.push({
        measure: `a bare strict put of 400 bytes, p${share * 100}`,
        backend,
        unit: 'ms',
        figure: quantile(times, share),
        floor: null,
        goal: null,
        samples: times.length,
      });
    }
  }
  return figures;
}

async function measureReport(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const { entries, rollups, refolding, openDay, openTabs } = await inBenchPage(backend, (page) =>
      page.evaluate(() => window.bench.measureReport(365, 20)),
    );
    const year = { backend, unit: 'ms' } as const;
    figures.push(
      {
        ...year,
        measure: "a year's report from 365 rollups, p50",
        figure: median(rollups.figure),
        floor: median(rollups.floor),
        goal: { of: 'figure', atMost: 50 },
        samples: rollups.figure.length,
      },
      {
        ...year,
        measure: `a year's report by refolding ${entries.toLocaleString('en')} entries, p50`,
        figure: median(refolding.figure),
        floor: median(refolding.floor),
        goal: { of: 'figure', atMost: 1_500 },
        samples: refolding.figure.length,
      },
      {
        ...year,
        measure: `an open date's report from its ${openTabs} tabs, p50`,
        figure: median(openDay),
        floor: null,
        goal: { of: 'figure', atMost: 50 },
        samples: openDay.length,
      },
    );
  }
  return figures;
}

async function measureDurable(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const taken = await inBenchPage(backend, (page) =>
      page.evaluate(() => window.bench.measureDurable(440, 700)),
    );
    figures.push(...ratioFigures('a durable command', backend, taken, 3), {
      measure: 'strict transactions of one command, at most',
      backend,
      unit: 'count',
      figure: taken.mostStrict,
      floor: null,
      goal: { of: 'figure', atMost: 1 },
      samples: taken.figure.length,
    });
  }
  return figures;
}

async function measureCatchUp(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const { days, entries, ...pairs } = await inBenchPage(backend, (page) =>
      page.evaluate(() => window.bench.measureCatchUp(20_000, 5)),
    );
    const what = `catching up with ${entries.toLocaleString('en')} entries of ${days} days`;
    figures.push(...ratioFigures(what, backend, pairs, 4, [0.5]));
  }
  return figures;
}

/** Bytes are the same in both backends. */
async function measureWire(): Promise<readonly Figure[]> {
  const taken = await inBenchPage('leveldb', (page) =>
    page.evaluate(() => window.bench.measureWire(450)),
  );
  const { pushed, tuples, tuplesWithoutSeals, entries, seals } = taken;
  const line = { backend: '', unit: 'kB', figure: pushed / 1000, samples: entries } as const;
  return [
    {
      ...line,
      measure: `pushes of ${entries - seals} entries and ${seals} seals, gz, to tuples`,
      floor: tuples / 1000,
      goal: { of: 'ratio', atMost: 1.1 },
    },
    {
      ...line,
      measure: `the same, to tuples without their seals`,
      floor: tuplesWithoutSeals / 1000,
      goal: null,
    },
  ];
}
