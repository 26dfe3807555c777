import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parseSync } from 'vite';

export const repo = resolve(import.meta.dirname, '../..');
export const rooms = ['domain', 'printers', 'client', 'sync-server', 'tests'] as const;

export interface SourceFile {
  /** From the top of the repository, with forward slashes: `domain/kernel/fen.ts`. */
  readonly path: string;
  readonly lineCount: number;
  /** Files of ours that it imports, by the same kind of path; type-only and lazy imports too. */
  readonly files: readonly string[];
  /** Those of them that are still imported when types are erased: what a cycle is made of. */
  readonly runtimeFiles: readonly string[];
  /** Packages that it imports, by name. */
  readonly packages: readonly string[];
}

/** Every TypeScript file of every room, parsed. Throws on one that does not parse. */
export function readSourceFiles(): readonly SourceFile[] {
  return rooms.flatMap((room) => walk(room).filter(isSource).map(readSourceFile));
}

/** Every file under a folder of the repository, by path from the top. */
export function walk(folder: string): readonly string[] {
  return readdirSync(join(repo, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

function isSource(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(repo, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'does not parse'}`);
  const specifiers = new Set<string>();
  const runtime = new Set<string>();
  for (const { moduleRequest, entries } of module.staticImports) {
    specifiers.add(moduleRequest.value);
    if (entries.length === 0 || entries.some((entry) => !entry.isType)) {
      runtime.add(moduleRequest.value);
    }
  }
  for (const entry of module.staticExports.flatMap((found) => found.entries)) {
    if (!entry.moduleRequest) continue;
    specifiers.add(entry.moduleRequest.value);
    if (!entry.isType) runtime.add(entry.moduleRequest.value);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(
      text.slice(moduleRequest.start, moduleRequest.end),
    );
    if (literal?.[2] === undefined) throw new Error(`${path}: a lazy import must name its file`);
    specifiers.add(literal[2]);
  }
  // A worker's entry is named by URL, not imported.
  for (const found of text.matchAll(/new URL\(\s*'(\.[^']+\.tsx?)',\s*import\.meta\.url/g)) {
    if (found[1] !== undefined) specifiers.add(found[1]);
  }
  const all = [...specifiers].map((specifier) => specifier.replace(/\?.*$/, ''));
  return {
    path,
    lineCount: text.split('\n').length - 1,
    files: all.filter((one) => /^[#.]/.test(one)).map((one) => toPath(path, one)),
    runtimeFiles: [...runtime].filter((one) => /^[#.]/.test(one)).map((one) => toPath(path, one)),
    packages: all.filter((one) => !/^[#./]/.test(one)).map(packageName),
  };
}

function toPath(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
