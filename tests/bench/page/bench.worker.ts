import { expose } from 'comlink';

import { measureBarePut } from './bare-put.ts';
import { measureCatchUp } from './catch-up.ts';
import { measureDurable } from './durable.ts';
import { measureReport } from './report.ts';
import { measureSearch } from './search.ts';

const api = { measureSearch, measureBarePut, measureReport, measureCatchUp, measureDurable };

export type BenchApi = typeof api;

expose(api);
