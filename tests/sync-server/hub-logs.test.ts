import { describe, expect, it } from 'vitest';

import { id, type DeviceId } from '#domain/kernel/ids.ts';
import { createLogs } from '#sync-server/store-hub/logs.ts';
import { HUB_TABLES } from '#sync-server/store-hub/schema.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';

const device = id<DeviceId>('d1');

describe('what a hub remembers of logs', () => {
  it('[HUB-12] is carried over from before days came in any order, once', () => {
    const { sql } = createTestStorage();
    sql.exec(
      'CREATE TABLE logs (device TEXT, epoch INTEGER, first INTEGER, next INTEGER, PRIMARY KEY (device, epoch))',
    );
    sql.exec('INSERT INTO logs VALUES (?, 0, 3, 9)', device);
    for (let wake = 0; wake < 2; wake += 1) {
      sql.exec(HUB_TABLES);
      const logs = createLogs(sql);
      expect(logs.ranges({ device, epoch: 0 })).toEqual([{ first: 3, next: 9 }]);
    }
  });
});
