import { createFieldReader } from '#client/ui/form/field-reader.ts';
import type { FormModel } from '#client/ui/form/use-record-form.ts';
import { RIGHTS_EDITION, type Right } from '#domain/staff/records.ts';
import { rightsOf } from '#domain/staff/rights.ts';
import type { RoomTypeId, StoreId, TariffId } from '#domain/kernel/ids.ts';
import { formatClock } from '#domain/kernel/business-date.ts';
import type { RoundingRule } from '#domain/chain/records.ts';

export interface RoomDraft {
  readonly name: string;
  readonly type: string;
  readonly area: string;
  readonly sort: string;
  readonly retired: boolean;
}

export const ROOM_MODEL: FormModel<'rooms', RoomDraft> = {
  collection: 'rooms',
  toDraft: (room) => ({ ...room, sort: String(room.sort) }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record = {
      ...base,
      name: draft.name.trim(),
      type: draft.type as RoomTypeId,
      area: draft.area.trim(),
      sort: read.whole('sort', draft.sort),
      retired: draft.retired,
    };
    return { record, problems: read.problems() };
  },
};

export interface RoomTypeDraft {
  readonly name: string;
  readonly capacity: string;
  /** By kind of day, `''` for the others; an empty value means none of its own. */
  readonly tariffs: Readonly<Record<string, string>>;
  readonly sort: string;
  readonly retired: boolean;
}

export const ROOM_TYPE_MODEL: FormModel<'roomTypes', RoomTypeDraft> = {
  collection: 'roomTypes',
  toDraft: (type) => ({ ...type, capacity: String(type.capacity), sort: String(type.sort) }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const chosen = Object.entries(draft.tariffs).filter(([, tariff]) => tariff !== '');
    const record = {
      ...base,
      name: draft.name.trim(),
      capacity: read.whole('capacity', draft.capacity),
      tariffs: Object.fromEntries(chosen.map(([kind, tariff]) => [kind, tariff as TariffId])),
      sort: read.whole('sort', draft.sort),
      retired: draft.retired,
    };
    return { record, problems: read.problems() };
  },
};

export interface NamedDraft {
  readonly name: string;
  readonly sort: string;
}

export const CATEGORY_MODEL: FormModel<'categories', NamedDraft> = {
  collection: 'categories',
  toDraft: ({ name, sort }) => ({ name, sort: String(sort) }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record = { ...base, name: draft.name.trim(), sort: read.whole('sort', draft.sort) };
    return { record, problems: read.problems() };
  },
};

export const STATION_MODEL: FormModel<'stations', { readonly name: string }> = {
  collection: 'stations',
  toDraft: ({ name }) => ({ name }),
  toRecord: (draft, base) => ({ record: { ...base, name: draft.name.trim() }, problems: [] }),
};

export interface RoleDraft {
  readonly name: string;
  readonly rights: readonly string[];
}

export const ROLE_MODEL: FormModel<'roles', RoleDraft> = {
  collection: 'roles',
  toDraft: (role) => ({ name: role.name, rights: rightsOf(role) }),
  toRecord: (draft, base) => ({
    // The boxes offer rights alone; the register's check names any other.
    record: {
      ...base,
      name: draft.name.trim(),
      rights: draft.rights as readonly Right[],
      edition: RIGHTS_EDITION,
    },
    problems: [],
  }),
};

export interface StoreDraft {
  readonly name: string;
  readonly timeZone: string;
  readonly closeoutMinute: string;
  readonly autoCleanMinutes: string;
  readonly address: string;
  readonly phone: string;
}

export const STORE_MODEL: FormModel<'store', StoreDraft> = {
  collection: 'store',
  toDraft: (store) => ({
    name: store.name,
    timeZone: store.timeZone,
    closeoutMinute: formatClock(store.closeoutMinute),
    autoCleanMinutes: store.autoCleanMinutes === null ? '' : String(store.autoCleanMinutes),
    address: store.address,
    phone: store.phone,
  }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record = {
      ...base,
      name: draft.name.trim(),
      timeZone: draft.timeZone.trim(),
      closeoutMinute: read.clock('closeoutMinute', draft.closeoutMinute),
      autoCleanMinutes: read.optionalWhole('autoCleanMinutes', draft.autoCleanMinutes),
      address: draft.address.trim(),
      phone: draft.phone.trim(),
    };
    return { record, problems: read.problems() };
  },
};

export interface ChainDraft {
  readonly name: string;
  readonly rounding: string;
}

export const CHAIN_MODEL: FormModel<'chain', ChainDraft> = {
  collection: 'chain',
  toDraft: ({ name, rounding }) => ({ name, rounding }),
  toRecord: (draft, base) => ({
    record: { ...base, name: draft.name.trim(), rounding: draft.rounding as RoundingRule },
    problems: [],
  }),
};

/** Where staff work: the draft holds store ids; none means all. */
export const storesOf = (ids: readonly string[]): readonly StoreId[] => ids as readonly StoreId[];
