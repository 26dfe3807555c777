import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { repo, walk } from '#tests/setup/source-files.ts';

const styles = 'node_modules/@mantine/core/styles';

// Styles of what Mantine's own components are made of, and those of every page.
const parts = new Set([
  'baseline',
  'global',
  'UnstyledButton',
  'Input',
  'InlineInput',
  'FloatingIndicator',
  'Combobox',
]);

const read = (path: string): string => readFileSync(join(repo, path), 'utf8');

const stylesOf = (path: string): readonly string[] =>
  [...read(path).matchAll(/styles\/([\w-]+)\.css/gu)].map((match) => match[1] ?? '');

const first = new Set(stylesOf('client/app/mantine-styles.ts'));
const later = new Set(stylesOf('client/app/mantine-later-styles.ts'));
const named = new Set([...first, ...later]);

const used = new Set(
  walk('client')
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...read(path).matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)])
    .flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim()))
    .filter((name) => existsSync(join(repo, styles, `${name}.css`))),
);

it('names the styles of every Mantine component that is used', () => {
  expect(used.size).toBeGreaterThan(5);
  expect([...used].filter((name) => !named.has(name))).toEqual([]);
});

it('loads no style that nothing uses', () => {
  expect([...named].filter((name) => !used.has(name) && !parts.has(name))).toEqual([]);
});
