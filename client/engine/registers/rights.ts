import type { ChainSettings } from '#domain/chain/records.ts';
import type { CollectionName } from '#domain/registers/registers.ts';
import type { Right } from '#domain/staff/records.ts';
import type { RecordEdit } from '../api.ts';

/** Which right each collection asks for. A member is registered or edited: two rights. */
const RIGHTS_OF: Readonly<Record<CollectionName, Right>> = {
  chain: 'settings.tariffs',
  store: 'settings.rooms',
  rooms: 'settings.rooms',
  roomTypes: 'settings.rooms',
  tariffs: 'settings.tariffs',
  items: 'settings.catalogue',
  categories: 'settings.catalogue',
  stations: 'settings.catalogue',
  staff: 'settings.staff',
  roles: 'settings.staff',
  tiers: 'settings.accounts',
  topUps: 'settings.accounts',
  products: 'settings.accounts',
  printers: 'settings.printers',
  stationRoutes: 'settings.printers',
  tillPrinters: 'settings.printers',
  paper: 'settings.printers',
  members: 'member.edit',
};

/**
 * The rights that an edit asks for; a new member's registration asks for another.
 *
 * @param before the chain's settings as they are, null where none are known.
 */
export const rightsToEdit = (
  { collection, record }: RecordEdit,
  before: ChainSettings | null,
): readonly Right[] =>
  collection === 'chain'
    ? // An edit of this collection holds the chain's settings: the engine's API pairs them.
      rightsOfChain(before, record as ChainSettings)
    : [RIGHTS_OF[collection]];

/** What is set of members' money, in a record that holds other settings too. */
const MONEY_FIELDS = ['accounts', 'points'] as const;

/** By what is changed of the chain's settings: members' money has a right of its own. */
function rightsOfChain(before: ChainSettings | null, after: ChainSettings): readonly Right[] {
  const isChanged = (field: keyof ChainSettings): boolean =>
    JSON.stringify(before?.[field]) !== JSON.stringify(after[field]);
  const fields = Object.keys({ ...before, ...after }) as (keyof ChainSettings)[];
  const isMoney = (field: keyof ChainSettings): boolean =>
    MONEY_FIELDS.some((name) => name === field);
  const changed = fields.filter(isChanged);
  return [
    ...(changed.some(isMoney) ? (['settings.accounts'] as const) : []),
    ...(changed.every(isMoney) && changed.length > 0 ? [] : [RIGHTS_OF.chain]),
  ];
}
