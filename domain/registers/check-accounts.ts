import type { ProductPart, ProductRecord, Tier, TopUpRecord } from '../accounts/records.ts';
import { MAX_PERIOD_MS, type AccountSettings, type FloorLimits } from '../accounts/terms.ts';
import { isId } from '../kernel/ids.ts';
import { MINUTE_MS } from '../kernel/instant.ts';
import type { PointsRules } from '../loyalty/rules.ts';
import { checkChoice, checkFen, checkText, checkWhole, MAX_NAME, MAX_PRICE_FEN } from './fields.ts';
import { problem, type RecordProblem } from './problem.ts';

const MAX_SORT = 1_000_000;
const MAX_PARTS = 12;
const MAX_UNITS = 100_000;
/** Ten times: a factor or a share beyond it was mistyped. */
const MAX_RATE = 100_000;

const checkNamed = ({
  name,
  sort,
}: {
  readonly name: string;
  readonly sort: number;
}): readonly RecordProblem[] => [
  ...checkText('name', name, { max: MAX_NAME, required: true }),
  ...checkWhole('sort', sort, -MAX_SORT, MAX_SORT),
];

export const checkTier = (tier: Tier): readonly RecordProblem[] => checkNamed(tier);

export const checkTopUp = (topUp: TopUpRecord): readonly RecordProblem[] => [
  ...checkNamed(topUp),
  ...checkFen('paidFen', topUp.paidFen, MAX_PRICE_FEN),
  ...(topUp.paidFen === 0 ? [problem('paidFen', 'required')] : []),
  ...checkFen('bonusFen', topUp.bonusFen, MAX_PRICE_FEN),
];

export const checkProduct = (product: ProductRecord): readonly RecordProblem[] => [
  ...checkNamed(product),
  ...checkFen('priceFen', product.priceFen, MAX_PRICE_FEN),
  ...(product.parts.length === 0 ? [problem('parts', 'required')] : []),
  ...checkWhole('parts.length', product.parts.length, 0, MAX_PARTS),
  ...product.parts.flatMap((part, index) => checkPart(`parts.${index}`, part)),
];

function checkPart(field: string, part: ProductPart): readonly RecordProblem[] {
  const { name, kind, units, unitFen, items, days, minDueFen } = part;
  // Only a period card may be without a limit.
  const fewest = kind === 'periodCard' ? 0 : 1;
  return [
    ...checkText(`${field}.name`, name, { max: MAX_NAME, required: true }),
    ...checkChoice(`${field}.kind`, kind, ['countCard', 'periodCard', 'coupon']),
    ...checkWhole(`${field}.units`, units, fewest, MAX_UNITS),
    ...checkFen(`${field}.unitFen`, unitFen, MAX_PRICE_FEN),
    ...(kind === 'coupon' && unitFen === 0 ? [problem(`${field}.unitFen`, 'required')] : []),
    ...items.flatMap((item, index) =>
      isId(item) ? [] : [problem(`${field}.items.${index}`, 'notAnId', { value: item })],
    ),
    ...(days === null ? [] : checkWhole(`${field}.days`, days, 1, 3_660)),
    ...(kind === 'periodCard' && days === null ? [problem(`${field}.days`, 'required')] : []),
    ...checkFen(`${field}.minDueFen`, minDueFen, MAX_PRICE_FEN),
  ];
}

/** Settings for members' money, as far as they are set. */
export function checkAccountSettings(settings: Partial<AccountSettings>): readonly RecordProblem[] {
  const { debitOrder, floors, tierFloors = {}, namedMaxFen, anonymousMaxFen } = settings;
  const { anonymousYears, allowanceMs, graceMs } = settings;
  const amount = (field: string, value: number | undefined): readonly RecordProblem[] =>
    value === undefined ? [] : checkFen(field, value, MAX_PRICE_FEN);
  const whole = (field: string, value: number | undefined, min: number, max: number) =>
    value === undefined ? [] : checkWhole(field, value, min, max);
  return [
    ...(debitOrder === undefined
      ? []
      : checkChoice('accounts.debitOrder', debitOrder, [
          'paidFirst',
          'bonusFirst',
          'proportional',
        ])),
    ...amount('accounts.namedMaxFen', namedMaxFen),
    ...amount('accounts.anonymousMaxFen', anonymousMaxFen),
    ...whole('accounts.anonymousYears', anonymousYears, 3, 99),
    ...(floors ? checkFloors('accounts.floors', floors) : []),
    ...Object.entries(tierFloors).flatMap(([tier, limits]) =>
      checkFloors(`accounts.tierFloors.${tier}`, limits),
    ),
    ...whole('accounts.allowanceMs', allowanceMs, MINUTE_MS, MAX_PERIOD_MS),
    ...whole('accounts.graceMs', graceMs, 0, MAX_PERIOD_MS),
  ];
}

const checkFloors = (field: string, { memberFen, deviceFen }: FloorLimits) => [
  ...checkFen(`${field}.memberFen`, memberFen, MAX_PRICE_FEN),
  ...checkFen(`${field}.deviceFen`, deviceFen, MAX_PRICE_FEN),
];

/** Rules for points, as far as they are set. */
export function checkPointsRules(rules: Partial<PointsRules>): readonly RecordProblem[] {
  const { perYuan, tenders = {}, tiers = {}, birthday, periodMonths } = rules;
  const { rollLimit, pointsPerYuan, mostOfBill } = rules;
  const rate = (field: string, value: number | undefined) =>
    value === undefined ? [] : checkWhole(field, value, 0, MAX_RATE);
  return [
    ...(perYuan
      ? [
          ...checkWhole('points.perYuan.otherwise', perYuan.otherwise, 0, 1_000),
          ...Object.entries(perYuan.byCategory).flatMap(([category, points]) =>
            checkWhole(`points.perYuan.byCategory.${category}`, points ?? 0, 0, 1_000),
          ),
        ]
      : []),
    ...Object.entries(tenders).flatMap(([tender, part]) => rate(`points.tenders.${tender}`, part)),
    ...Object.entries(tiers).flatMap(([tier, factor]) => rate(`points.tiers.${tier}`, factor)),
    ...rate('points.birthday', birthday),
    ...(periodMonths === undefined
      ? []
      : checkChoice('points.periodMonths', String(periodMonths), ['1', '2', '3', '4', '6', '12'])),
    ...(rollLimit === undefined || rollLimit === null
      ? []
      : checkWhole('points.rollLimit', rollLimit, 0, 100_000_000)),
    ...(pointsPerYuan === undefined
      ? []
      : checkWhole('points.pointsPerYuan', pointsPerYuan, 1, 1_000_000)),
    ...(mostOfBill === undefined ? [] : checkWhole('points.mostOfBill', mostOfBill, 0, 10_000)),
  ];
}
