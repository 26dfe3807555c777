import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { ensureBrowser } from '#tests/setup/ensure-browser.ts';

import { buildBenchPage, workDir } from './bench-page.ts';
import { type Figure, formatTable } from './figures.ts';
import { MEASURES } from './measures/all.ts';

// `npm run bench [-- name …]`: figures of this machine, each beside its floor of the same run.
// Never a test: what is slow is found here and mended, a loaded machine makes nothing red.
async function run(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !MEASURES.some((measure) => measure.name === name));
  if (unknown.length > 0) {
    const names = MEASURES.map((measure) => measure.name).join(', ');
    throw new Error(`no bench is called ${unknown.join(', ')}: there are ${names}`);
  }
  ensureBrowser();
  buildIfStale();
  mkdirSync(workDir, { recursive: true });
  await buildBenchPage();
  const figures: Figure[] = [];
  for (const measure of MEASURES) {
    if (wanted.length > 0 && !wanted.includes(measure.name)) continue;
    console.error(`${measure.name} …`);
    const taken = await measure.take();
    // As it goes, since all of it takes minutes.
    console.error(formatTable(taken));
    figures.push(...taken);
    writeFileSync(join(workDir, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`);
  }
  console.log(formatTable(figures));
}

await run();
