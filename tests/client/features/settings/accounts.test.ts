import { describe, expect, it } from 'vitest';
import {
  ACCOUNTS_MODEL,
  NEW_PART,
  POINTS_MODEL,
  PRODUCT_MODEL,
  TOP_UP_MODEL,
  typedFloors,
} from '#client/features/settings/models/accounts.ts';
import { accountSettingsOf, pointsRulesOf } from '#domain/accounts/settings.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { checkRecord } from '#domain/registers/check.ts';
import { registersOf } from '#tests/domain/support/store.ts';

const { chain } = registersOf();

describe('settings of members’ money as forms', () => {
  it('[SET-1] give back the settings that they were given, defaults where nothing was set', () => {
    const { record, problems } = ACCOUNTS_MODEL.toRecord(ACCOUNTS_MODEL.toDraft(chain), chain);
    expect(problems).toEqual([]);
    expect(accountSettingsOf(record)).toEqual(accountSettingsOf(chain));
    const points = POINTS_MODEL.toRecord(POINTS_MODEL.toDraft(chain), chain);
    expect(points.problems).toEqual([]);
    expect(pointsRulesOf(points.record)).toMatchObject({
      ...pointsRulesOf(chain),
      tenders: { points: 0, storedValue: 10_000 },
    });
  });

  it('[OFF-3] keep limits of a tier, and leave a tier without them to the chain’s', () => {
    const draft = {
      ...ACCOUNTS_MODEL.toDraft(chain),
      tierFloors: {
        gold: { memberFen: '400', deviceFen: '800' },
        silver: { memberFen: '', deviceFen: ' ' },
      },
    };
    const { record, problems } = ACCOUNTS_MODEL.toRecord(draft, chain);
    expect(problems).toEqual([]);
    expect(record.accounts?.tierFloors).toEqual({
      gold: { memberFen: yuan(400), deviceFen: yuan(800) },
    });
    expect(typedFloors({ memberFen: 'x', deviceFen: '1' })).toBeNull();
  });

  it('[SET-2] tell what is wrong at the field that holds it', () => {
    const draft = { ...ACCOUNTS_MODEL.toDraft(chain), anonymousYears: '1', graceDays: '99' };
    const { record } = ACCOUNTS_MODEL.toRecord(draft, chain);
    const fields = checkRecord('chain', record).map(({ field }) => ACCOUNTS_MODEL.fieldOf?.(field));
    expect(fields).toEqual(['anonymousYears', 'graceDays']);
    const points = { ...POINTS_MODEL.toDraft(chain), perYuan: '5000', mostPercent: '101' };
    const read = POINTS_MODEL.toRecord(points, chain);
    const found = checkRecord('chain', read.record).map(({ field }) =>
      POINTS_MODEL.fieldOf?.(field),
    );
    expect(found).toEqual(['perYuan', 'mostPercent']);
  });

  it('[MEM-4] read a product with its parts, and a coupon without items', () => {
    const base = { id: 'p', name: '', priceFen: fen(0), parts: [], sort: 1, retired: false };
    const draft = {
      ...PRODUCT_MODEL.toDraft(base),
      name: 'Ten beers',
      priceFen: '300',
      parts: [
        { ...NEW_PART, name: 'Beers', unitFen: '30', items: ['beer'] },
        { ...NEW_PART, name: 'Off', kind: 'coupon', units: '1', unitFen: '20', days: '' } as const,
      ],
    };
    const { record, problems } = PRODUCT_MODEL.toRecord(draft, base);
    expect([problems, checkRecord('products', record)]).toEqual([[], []]);
    expect(record.parts).toMatchObject([
      { kind: 'countCard', units: 10, unitFen: yuan(30), items: ['beer'], days: 365 },
      { kind: 'coupon', items: [], days: null },
    ]);
  });

  it('[MEM-3] refuse a package that costs nothing', () => {
    const base = {
      id: 't',
      name: '',
      paidFen: fen(0),
      bonusFen: fen(0),
      sort: 1,
      retired: false,
    };
    const draft = { ...TOP_UP_MODEL.toDraft(base), name: 'Free', paidFen: '0', bonusFen: '100' };
    const { record } = TOP_UP_MODEL.toRecord(draft, base);
    expect(checkRecord('topUps', record)).toMatchObject([{ field: 'paidFen', code: 'required' }]);
  });
});
