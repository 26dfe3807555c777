import { expose } from 'comlink';

import { measureSearch } from './search.ts';
import { measureBarePut } from './bare-put.ts';

const api = { measureSearch, measureBarePut };

export type BenchApi = typeof api;

expose(api);
