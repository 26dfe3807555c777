import type { ChainId, StoreId } from '#domain/kernel/ids.ts';
import { plainPaper } from '#domain/printing/registers.ts';
import { RIGHTS, RIGHTS_EDITION, type Right, type Role } from '#domain/staff/records.ts';
import { DEFAULT_CALENDAR } from '#domain/tariffs/calendar.ts';
import type { NewChainRequest, NewStoreRequest } from '#domain/wire/api.ts';
import type { RecordWrite } from './registers.ts';

type Locale = NonNullable<NewChainRequest['locale']>;

/** What each role that a new chain begins with may do. The chain changes them as it likes. */
const RIGHTS_OF_ROLE: Readonly<Record<RoleId, readonly Right[]>> = {
  owner: RIGHTS,
  manager: RIGHTS.filter((right) => right !== 'report.chain'),
  cashier: [
    'room.open',
    'room.cancel',
    'room.transfer',
    'room.clean',
    'order.send',
    'tab.settle',
    'shift.own',
    'member.register',
    'member.edit',
    'print.again',
  ],
  attendant: ['room.open', 'room.clean', 'order.send'],
};
type RoleId = 'owner' | 'manager' | 'cashier' | 'attendant';

/** Roles are records, which people rename; so their first names are data and not screen text. */
const ROLE_NAMES: Readonly<Record<Locale, Readonly<Record<RoleId, string>>>> = {
  'zh-CN': { owner: '店主', manager: '店长', cashier: '收银员', attendant: '服务员' },
  'zh-TW': { owner: '店主', manager: '店長', cashier: '收銀員', attendant: '服務員' },
  en: { owner: 'Owner', manager: 'Manager', cashier: 'Cashier', attendant: 'Room attendant' },
};

/** The settings that a new store begins with. */
export const firstStore = (store: StoreId, place: NewStoreRequest): RecordWrite => ({
  collection: 'store',
  record: {
    id: store,
    name: place.name,
    timeZone: place.timeZone,
    closeoutMinute: place.closeoutMinute,
    dates: {},
    autoCleanMinutes: null,
    address: '',
    phone: '',
  },
});

/** The registers that a new chain begins with: its settings, one store, roles and the owner. */
export function firstRecords(
  chain: ChainId,
  store: StoreId,
  { chainName, store: place, owner, locale = 'zh-CN' }: NewChainRequest,
): readonly RecordWrite[] {
  const roles: readonly Role[] = (['owner', 'manager', 'cashier', 'attendant'] as const).map(
    (id) => ({
      id,
      name: ROLE_NAMES[locale][id],
      rights: RIGHTS_OF_ROLE[id],
      edition: RIGHTS_EDITION,
    }),
  );
  return [
    {
      collection: 'chain',
      record: {
        id: chain,
        name: chainName,
        calendar: DEFAULT_CALENDAR,
        rounding: 'none',
        demo: false,
      },
    },
    firstStore(store, place),
    { collection: 'paper', record: plainPaper(locale), store },
    ...roles.map((record) => ({ collection: 'roles', record }) as const),
    {
      collection: 'staff',
      record: {
        id: owner.id,
        name: owner.name,
        role: 'owner',
        stores: [],
        pin: owner.pin,
        retired: false,
      },
    },
  ];
}
