import { yuanText } from '#client/ui/export/table.ts';
import { type FormProblem, formProblem } from '#client/ui/hooks/problems.ts';
import type { CategoryId, StationId } from '#domain/kernel/ids.ts';
import type { Item } from '#domain/tabs/records.ts';

import { createFieldReader } from '#client/ui/form/field-reader.ts';
import type { FormModel } from '#client/ui/form/use-record-form.ts';

interface ModifierDraft {
  readonly name: string;
  readonly priceFen: string;
}

export interface ItemDraft {
  readonly name: string;
  readonly priceFen: string;
  readonly category: string;
  readonly unit: string;
  readonly barcode: string;
  readonly station: string;
  readonly modifiers: readonly ModifierDraft[];
  readonly picture: string;
  readonly favourite: boolean;
  readonly sort: string;
  readonly retired: boolean;
}

export const ITEM_MODEL: FormModel<'items', ItemDraft> = {
  collection: 'items',
  toDraft: (item) => ({
    ...item,
    // A new item has no name and no price yet: its field is empty, not 0.00.
    priceFen: item.name === '' ? '' : yuanText(item.priceFen),
    station: item.station ?? '',
    sort: String(item.sort),
    modifiers: item.modifiers.map(({ name, priceFen }) => ({
      name,
      priceFen: yuanText(priceFen),
    })),
  }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record: Item = {
      ...base,
      name: draft.name.trim(),
      priceFen: read.fen('priceFen', draft.priceFen),
      category: draft.category as CategoryId,
      unit: draft.unit.trim(),
      barcode: draft.barcode.trim(),
      station: draft.station === '' ? null : (draft.station as StationId),
      modifiers: draft.modifiers.map((modifier, index) => ({
        name: modifier.name.trim(),
        priceFen: read.fen(`modifiers.${index}.priceFen`, modifier.priceFen || '0'),
      })),
      picture: draft.picture,
      favourite: draft.favourite,
      sort: read.whole('sort', draft.sort),
      retired: draft.retired,
    };
    return { record, problems: read.problems() };
  },
};

/** A barcode belongs to one item alone, or a scan could not tell which is meant. */
export function checkBarcode(item: Item, others: readonly Item[]): readonly FormProblem[] {
  const same = others.find(
    (other) => other.id !== item.id && other.barcode !== '' && other.barcode === item.barcode,
  );
  return same ? [formProblem('barcode', 'duplicateBarcode', { name: same.name })] : [];
}

/** A name is given once among records that are in use. */
export function checkName(
  record: { readonly id: string; readonly name: string },
  others: readonly { readonly id: string; readonly name: string; readonly retired?: boolean }[],
): readonly FormProblem[] {
  const same = others.some(
    (other) => other.id !== record.id && other.retired !== true && other.name === record.name,
  );
  return same ? [formProblem('name', 'duplicateName', { name: record.name })] : [];
}

/** The place after the last, for a new record. */
export const nextSort = (records: readonly { readonly sort: number }[]): number =>
  Math.max(0, ...records.map(({ sort }) => sort)) + 1;
