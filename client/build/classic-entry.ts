import { parseSync, type Plugin, type Rolldown } from 'vite';

/** Where the entry leaves what lazy chunks import of it. */
const EXPORTS = 'globalThis.__encore';

/**
 * Makes the built app's entry a classic script, from the module that the bundler gives.
 *
 * Chromium compiles what a service worker stores at its installation there and then, and keeps the
 * result; but it does so for classic scripts alone. A module is compiled anew at each start, function
 * by function: 1,300 of them, a quarter of what the main thread does until the board is drawn.
 *
 * Lazy chunks stay modules. They import the entry under its module's name, which is left as a small
 * file that hands on what the script has put at {@link EXPORTS}.
 */
export const classicEntry = (): Plugin => ({
  name: 'encore:classic-entry',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html'];
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
      if (page?.type !== 'asset' || entry?.type !== 'chunk') return;
      const name = entry.fileName.replace(/[^/-]*(?=-[^/]+\.js$)/u, 'start');
      const { source, exported } = asScript(entry, bundle);
      this.emitFile({ type: 'asset', fileName: name, source });
      entry.code = handOn(exported);
      page.source = String(page.source)
        .replaceAll(/\s*<link rel="modulepreload"[^>]*>/gu, '')
        .replaceAll(/\s*<script type="module"[^>]*><\/script>/gu, '')
        .replace('</title>', `</title>\n    <script defer src="/${name}"></script>`);
    },
  },
});

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A module's text as a script: what it imports stands before it, what it exports is put where all can see. */
function asScript(
  { fileName, code }: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
): { readonly source: string; readonly exported: readonly string[] } {
  const { module } = parseSync(fileName, code);
  const edits: Edit[] = [];
  const exported: string[] = [];
  for (const { start, end, moduleRequest, entries } of module.staticImports) {
    const names = entries.map(
      ({ importName, localName }) => `${importName.name ?? 'default'}:${localName.value}`,
    );
    const from = inPlace(chunkAt(bundle, moduleRequest.value));
    edits.push({ start, end, text: `const {${names.join(',')}}=${from};` });
  }
  for (const { start, end, entries } of module.staticExports) {
    const getters = entries.map(({ exportName, localName }) => {
      exported.push(exportName.name ?? 'default');
      return `get ${exportName.name ?? 'default'}(){return ${localName.name ?? ''}}`;
    });
    edits.push({ start, end, text: `${EXPORTS}={${getters.join(',')}};` });
  }
  for (const { start, end } of module.importMetas) edits.push({ start, end, text: '__meta' });
  const url = 'const __meta={url:document.currentScript.src};';
  // Not called where it stands: the browser keeps no compiled form of a function that is.
  const source = `function __start(){'use strict';${url}${edited(code, edits)}}\n__start();`;
  return { source, exported };
}

/** A module that imports nothing, as an expression of what it exports. */
function inPlace({ fileName, code }: Rolldown.OutputChunk): string {
  const { module } = parseSync(fileName, code);
  if (module.staticImports.length > 0)
    throw new Error(`${fileName} imports: the entry can't hold it`);
  const fields = module.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName, localName }) => `${exportName.name ?? ''}:${localName.name ?? ''}`);
  const edits = module.staticExports.map(({ start, end }) => ({ start, end, text: '' }));
  return `(()=>{${edited(code, edits)};return{${fields.join(',')}}})()`;
}

function chunkAt(bundle: Rolldown.OutputBundle, from: string): Rolldown.OutputChunk {
  const file = bundle[`assets/${from.replace('./', '')}`];
  if (file?.type !== 'chunk') throw new Error(`the entry imports ${from}, which is no chunk`);
  return file;
}

const handOn = (exported: readonly string[]): string =>
  [
    `const from=${EXPORTS};`,
    ...exported.map((name, index) => `const _${index}=from.${name};`),
    `export{${exported.map((name, index) => `_${index} as ${name}`).join(',')}};`,
  ].join('');

/** The text with each edit made; edits don't overlap. */
const edited = (code: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      code,
    );
