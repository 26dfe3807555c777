import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { repo } from '#tests/setup/source-files.ts';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(repo, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages);

describe('package-lock.json', () => {
  // npm writes a lock without them when a platform's package was not published yet, and then
  // refuses that lock in `npm ci`.
  it('holds the packages of every platform', () => {
    const absent = packages.flatMap(([path, locked]) =>
      Object.keys(locked.optionalDependencies ?? {}).filter(
        (name) =>
          !(`${path}/node_modules/${name}` in lock.packages) &&
          !(`node_modules/${name}` in lock.packages),
      ),
    );
    expect(packages.length).toBeGreaterThan(300);
    expect(absent).toEqual([]);
  });

  it('has one workerd, so that dev, tests and npm start run the same', () => {
    expect(packages.filter(([path]) => path.endsWith('node_modules/workerd'))).toHaveLength(1);
  });

  it('names no registry', () => {
    expect(packages.filter(([, locked]) => 'resolved' in locked)).toEqual([]);
  });
});
