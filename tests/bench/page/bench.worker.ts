import { expose } from 'comlink';

import { measureBarePut } from './bare-put.ts';
import { measureReport } from './report.ts';
import { measureSearch } from './search.ts';

const api = { measureSearch, measureBarePut, measureReport };

export type BenchApi = typeof api;

expose(api);
