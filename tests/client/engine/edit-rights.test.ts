import { describe, expect, it } from 'vitest';

import { rightsToEdit } from '#client/engine/registers/rights.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { registersOf } from '#tests/domain/support/store.ts';

const { chain } = registersOf();

const rightsFor = (change: Partial<typeof chain>): readonly string[] =>
  rightsToEdit({ collection: 'chain', record: { ...chain, ...change } }, chain);

describe('the rights that an edit of the chain’s settings asks for', () => {
  it('[STAFF-2] are those of members’ money for limits and points, and no other', () => {
    const floors = { memberFen: yuan(50), deviceFen: yuan(100) };
    expect(rightsFor({ accounts: { floors } })).toEqual(['settings.accounts']);
    expect(rightsFor({ points: { pointsPerYuan: 50 } })).toEqual(['settings.accounts']);
  });

  it('[STAFF-2] are those of tariffs for all else, and both where both are changed', () => {
    expect(rightsFor({ name: 'Another' })).toEqual(['settings.tariffs']);
    expect(rightsFor({})).toEqual(['settings.tariffs']);
    expect(rightsFor({ name: 'Another', points: { pointsPerYuan: 50 } })).toEqual([
      'settings.accounts',
      'settings.tariffs',
    ]);
  });
});
