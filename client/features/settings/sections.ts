import type { IconName } from '#client/ui/icon-paths.ts';
import type { Right } from '#domain/staff/records.ts';

/** The sections of the settings, in order, each with the right that opens it. */
const SECTIONS = [
  { name: 'rooms', icon: 'door', right: 'settings.rooms' },
  { name: 'roomTypes', icon: 'grid', right: 'settings.rooms' },
  { name: 'tariffs', icon: 'clock', right: 'settings.tariffs' },
  { name: 'calendar', icon: 'table', right: 'settings.tariffs' },
  { name: 'items', icon: 'tag', right: 'settings.catalogue' },
  { name: 'categories', icon: 'list', right: 'settings.catalogue' },
  { name: 'stations', icon: 'bell', right: 'settings.catalogue' },
  { name: 'printers', icon: 'printer', right: 'settings.printers' },
  { name: 'tiers', icon: 'star', right: 'settings.accounts' },
  { name: 'topUps', icon: 'storage', right: 'settings.accounts' },
  { name: 'products', icon: 'card', right: 'settings.accounts' },
  { name: 'accounts', icon: 'cash', right: 'settings.accounts' },
  { name: 'points', icon: 'star', right: 'settings.accounts' },
  { name: 'staff', icon: 'persons', right: 'settings.staff' },
  { name: 'roles', icon: 'key', right: 'settings.staff' },
  { name: 'store', icon: 'office', right: 'settings.rooms' },
  { name: 'chain', icon: 'office', right: 'settings.tariffs' },
  { name: 'devices', icon: 'qr', right: 'settings.devices' },
] as const satisfies readonly {
  readonly name: string;
  readonly icon: IconName;
  readonly right: Right;
}[];

export type Section = (typeof SECTIONS)[number];
export type SectionName = Section['name'];

/** The sections that somebody with these rights may open. */
export const sectionsFor = (rights: ReadonlySet<Right>): readonly Section[] =>
  SECTIONS.filter(({ right }) => rights.has(right));
