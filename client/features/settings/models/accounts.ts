import { createFieldReader, type FieldReader } from '#client/ui/form/field-reader.ts';
import type { FormModel } from '#client/ui/form/use-record-form.ts';
import type { ProductPart } from '#domain/accounts/records.ts';
import { accountSettingsOf, pointsRulesOf } from '#domain/accounts/settings.ts';
import type { DebitOrder, FloorLimits } from '#domain/accounts/terms.ts';
import { type Fen, WHOLE_BASIS_POINTS } from '#domain/kernel/fen.ts';
import { DAY_MS, HOUR_MS } from '#domain/kernel/instant.ts';
import type { ItemId } from '#domain/kernel/ids.ts';
import type { PointsRules } from '#domain/loyalty/rules.ts';

const yuanText = (amount: Fen): string => String(amount / 100);

export interface TierDraft {
  readonly name: string;
  readonly sort: string;
  readonly retired: boolean;
}

export const TIER_MODEL: FormModel<'tiers', TierDraft> = {
  collection: 'tiers',
  toDraft: ({ name, sort, retired }) => ({ name, sort: String(sort), retired }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const { retired } = draft;
    const sort = read.whole('sort', draft.sort);
    return {
      record: { ...base, name: draft.name.trim(), sort, retired },
      problems: read.problems(),
    };
  },
};

export interface TopUpDraft extends TierDraft {
  readonly paidFen: string;
  readonly bonusFen: string;
}

export const TOP_UP_MODEL: FormModel<'topUps', TopUpDraft> = {
  collection: 'topUps',
  toDraft: ({ name, sort, retired, paidFen, bonusFen }) => ({
    name,
    sort: String(sort),
    retired,
    paidFen: paidFen === 0 ? '' : yuanText(paidFen),
    bonusFen: yuanText(bonusFen),
  }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record = {
      ...base,
      name: draft.name.trim(),
      paidFen: read.fen('paidFen', draft.paidFen),
      bonusFen: read.fen('bonusFen', draft.bonusFen),
      sort: read.whole('sort', draft.sort),
      retired: draft.retired,
    };
    return { record, problems: read.problems() };
  },
};

/** A part of a product, as fields of a form. */
export interface PartDraft {
  readonly name: string;
  readonly kind: ProductPart['kind'];
  readonly units: string;
  readonly unitFen: string;
  readonly items: readonly string[];
  readonly days: string;
  readonly minDueFen: string;
}

export const NEW_PART: PartDraft = {
  name: '',
  kind: 'countCard',
  units: '10',
  unitFen: '',
  items: [],
  days: '365',
  minDueFen: '0',
};

export interface ProductDraft extends TierDraft {
  readonly priceFen: string;
  readonly parts: readonly PartDraft[];
}

export const PRODUCT_MODEL: FormModel<'products', ProductDraft> = {
  collection: 'products',
  toDraft: ({ name, sort, retired, priceFen, parts }) => ({
    name,
    sort: String(sort),
    retired,
    priceFen: yuanText(priceFen),
    parts: parts.map((part) => ({
      ...part,
      units: String(part.units),
      unitFen: yuanText(part.unitFen),
      days: part.days === null ? '' : String(part.days),
      minDueFen: yuanText(part.minDueFen),
    })),
  }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record = {
      ...base,
      name: draft.name.trim(),
      priceFen: read.fen('priceFen', draft.priceFen),
      parts: draft.parts.map((part, index) => partOf(read, part, `parts.${index}`)),
      sort: read.whole('sort', draft.sort),
      retired: draft.retired,
    };
    return { record, problems: read.problems() };
  },
};

function partOf(read: FieldReader, part: PartDraft, field: string): ProductPart {
  const isCoupon = part.kind === 'coupon';
  return {
    name: part.name.trim(),
    kind: part.kind,
    units: read.whole(`${field}.units`, part.units),
    unitFen: read.fen(`${field}.unitFen`, part.unitFen),
    // The boxes offer items alone.
    items: isCoupon ? [] : (part.items as readonly ItemId[]),
    days: read.optionalWhole(`${field}.days`, part.days),
    minDueFen: read.fen(`${field}.minDueFen`, isCoupon ? part.minDueFen : '0'),
  };
}

/** Floor limits of the chain and of its tiers; an empty tier has the chain's. */
export interface FloorDraft {
  readonly memberFen: string;
  readonly deviceFen: string;
}

export interface AccountsDraft {
  readonly debitOrder: string;
  readonly namedMaxFen: string;
  readonly anonymousMaxFen: string;
  readonly anonymousYears: string;
  readonly allowanceHours: string;
  readonly graceDays: string;
  readonly floors: FloorDraft;
  readonly tierFloors: Readonly<Record<string, FloorDraft>>;
}

const floorText = ({ memberFen, deviceFen }: FloorLimits): FloorDraft => ({
  memberFen: yuanText(memberFen),
  deviceFen: yuanText(deviceFen),
});

export const ACCOUNTS_MODEL: FormModel<'chain', AccountsDraft> = {
  collection: 'chain',
  toDraft: (chain) => {
    const settings = accountSettingsOf(chain);
    return {
      debitOrder: settings.debitOrder,
      namedMaxFen: yuanText(settings.namedMaxFen),
      anonymousMaxFen: yuanText(settings.anonymousMaxFen),
      anonymousYears: String(settings.anonymousYears),
      allowanceHours: String(settings.allowanceMs / HOUR_MS),
      graceDays: String(settings.graceMs / DAY_MS),
      floors: floorText(settings.floors),
      tierFloors: Object.fromEntries(
        Object.entries(settings.tierFloors).map(([tier, limits]) => [tier, floorText(limits)]),
      ),
    };
  },
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const tiers = Object.entries(draft.tierFloors).filter(([, limits]) => !isBlank(limits));
    const accounts = {
      ...base.accounts,
      // The select offers these values alone.
      debitOrder: draft.debitOrder as DebitOrder,
      namedMaxFen: read.fen('namedMaxFen', draft.namedMaxFen),
      anonymousMaxFen: read.fen('anonymousMaxFen', draft.anonymousMaxFen),
      anonymousYears: read.whole('anonymousYears', draft.anonymousYears),
      allowanceMs: read.whole('allowanceHours', draft.allowanceHours) * HOUR_MS,
      graceMs: read.whole('graceDays', draft.graceDays) * DAY_MS,
      floors: floorsOf(read, draft.floors, 'floors'),
      tierFloors: Object.fromEntries(
        tiers.map(([tier, limits]) => [tier, floorsOf(read, limits, `tierFloors.${tier}`)]),
      ),
    };
    return { record: { ...base, accounts }, problems: read.problems() };
  },
  fieldOf: (field) =>
    field
      .replace(/^accounts\./u, '')
      .replace('allowanceMs', 'allowanceHours')
      .replace('graceMs', 'graceDays'),
};

const isBlank = ({ memberFen, deviceFen }: FloorDraft): boolean =>
  memberFen.trim() === '' && deviceFen.trim() === '';

const floorsOf = (read: FieldReader, limits: FloorDraft, field: string): FloorLimits => ({
  memberFen: read.fen(`${field}.memberFen`, limits.memberFen),
  deviceFen: read.fen(`${field}.deviceFen`, limits.deviceFen),
});

/** Floor limits as they are typed, to reckon their bound; null while they can't be read. */
export function typedFloors(limits: FloorDraft): FloorLimits | null {
  const read = createFieldReader();
  const floors = floorsOf(read, limits, 'floors');
  return read.problems().length === 0 ? floors : null;
}

export interface PointsDraft {
  readonly perYuan: string;
  readonly storedValuePercent: string;
  readonly birthday: string;
  readonly tiers: Readonly<Record<string, string>>;
  readonly periodMonths: string;
  readonly rollOver: boolean;
  readonly rollLimit: string;
  readonly pointsPerYuan: string;
  readonly mostPercent: string;
}

const PERCENT = WHOLE_BASIS_POINTS / 100;
const factorText = (factor: number): string => String(factor / WHOLE_BASIS_POINTS);

export const POINTS_MODEL: FormModel<'chain', PointsDraft> = {
  collection: 'chain',
  toDraft: (chain) => {
    const rules = pointsRulesOf(chain);
    return {
      perYuan: String(rules.perYuan.otherwise),
      storedValuePercent: String((rules.tenders.storedValue ?? WHOLE_BASIS_POINTS) / PERCENT),
      birthday: factorText(rules.birthday),
      tiers: Object.fromEntries(
        Object.entries(rules.tiers).map(([tier, factor]) => [
          tier,
          factorText(factor ?? WHOLE_BASIS_POINTS),
        ]),
      ),
      periodMonths: String(rules.periodMonths),
      rollOver: rules.rollOver,
      rollLimit: rules.rollLimit === null ? '' : String(rules.rollLimit),
      pointsPerYuan: String(rules.pointsPerYuan),
      mostPercent: String(rules.mostOfBill / PERCENT),
    };
  },
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const rules = pointsRulesOf(base);
    const percent = (field: string, text: string) => read.whole(field, text) * PERCENT;
    const tiers = Object.entries(draft.tiers).filter(([, factor]) => factor.trim() !== '');
    const points: Partial<PointsRules> = {
      ...base.points,
      perYuan: { ...rules.perYuan, otherwise: read.whole('perYuan', draft.perYuan) },
      tenders: {
        ...rules.tenders,
        storedValue: percent('storedValuePercent', draft.storedValuePercent),
      },
      birthday: factorOf(read, 'birthday', draft.birthday),
      tiers: Object.fromEntries(
        tiers.map(([tier, factor]) => [tier, factorOf(read, `tiers.${tier}`, factor)]),
      ),
      // The select offers these values alone.
      periodMonths: Number(draft.periodMonths) as PointsRules['periodMonths'],
      rollOver: draft.rollOver,
      rollLimit: read.optionalWhole('rollLimit', draft.rollLimit),
      pointsPerYuan: read.whole('pointsPerYuan', draft.pointsPerYuan),
      mostOfBill: percent('mostPercent', draft.mostPercent),
    };
    return { record: { ...base, points }, problems: read.problems() };
  },
  fieldOf: (field) =>
    field
      .replace(/^points\./u, '')
      .replace('perYuan.otherwise', 'perYuan')
      .replace('tenders.storedValue', 'storedValuePercent')
      .replace('mostOfBill', 'mostPercent'),
};

/** A factor with at most two decimals, as in 1.5, in basis points. */
const factorOf = (read: FieldReader, field: string, text: string): number =>
  read.fen(field, text) * (WHOLE_BASIS_POINTS / 100);
