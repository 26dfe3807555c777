import { expose } from 'comlink';

import { measureBarePut } from './bare-put.ts';
import { measureCatchUp } from './catch-up.ts';
import { measureDrain } from './drain.ts';
import { measureDurable } from './durable.ts';
import { fillTablet } from './fill-tablet.ts';
import { measureMemberSearch } from './member-search.ts';
import { measurePaper } from './paper.ts';
import { measureReport } from './report.ts';
import { measureSeal } from './seal.ts';
import { measureSearch } from './search.ts';
import { measureWire } from './wire.ts';

const api = {
  measureSearch,
  measureMemberSearch,
  measureBarePut,
  measureReport,
  measureCatchUp,
  measureDurable,
  measureSeal,
  measureWire,
  measurePaper,
  measureDrain,
  fillTablet,
};

export type BenchApi = typeof api;

expose(api);
