import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { SECURITY_HEADERS } from '#sync-server/assets/security-headers.ts';
import { repo } from '#tests/setup/source-files.ts';

const toml = readFileSync(join(repo, 'wrangler.toml'), 'utf8');
const capnp = readFileSync(join(repo, 'sync-server/standalone/encore.capnp'), 'utf8');

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match.slice(1).join(' = ')).toSorted();
}

describe('Cloudflare and standalone run the same worker', () => {
  it('binds the same Durable Objects under the same names', () => {
    const deployed = all(toml, /^name = "([A-Z_]+)"\nclass_name = "(\w+)"/gm);
    const standalone = all(capnp, /\(name = "([A-Z_]+)", durableObjectNamespace = "(\w+)"\)/g);
    expect(deployed.length).toBeGreaterThanOrEqual(2);
    expect(standalone).toEqual(deployed);
  });

  it('gives every Durable Object class SQLite', () => {
    const migrated = all(toml, /new_sqlite_classes = \[(.+)\]/g).flatMap((line) =>
      all(line, /"(\w+)"/g),
    );
    expect(all(capnp, /className = "(\w+)", uniqueKey = "[^"]+", enableSql = true/g)).toEqual(
      migrated.toSorted(),
    );
  });

  it('[ASSET-1] tells browsers the same of the app, whoever serves it', () => {
    const headers = readFileSync(join(repo, 'public/_headers'), 'utf8');
    const told = all(headers, /^ {2}([\w-]+): (.+)$/gm);
    expect(told).toEqual(
      Object.entries(SECURITY_HEADERS)
        .map(([name, value]) => `${name} = ${value}`)
        .toSorted(),
    );
  });

  it('has one compatibility date', () => {
    const deployed = all(toml, /compatibility_date = "([\d-]+)"/g);
    expect(all(capnp, /compatibilityDate = "([\d-]+)"/g)).toEqual(deployed);
  });
});
