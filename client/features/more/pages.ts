import type { IconName } from '#client/ui/icon-paths.ts';
import type { Right } from '#domain/staff/records.ts';

/** What More leads to. */
export const PAGES = [
  {
    name: 'settings',
    path: '/settings',
    icon: 'settings',
    anyOf: [
      'settings.catalogue',
      'settings.rooms',
      'settings.tariffs',
      'settings.staff',
      'settings.devices',
      'settings.accounts',
      'settings.printers',
    ],
  },
  { name: 'import', path: '/import', icon: 'upload', anyOf: ['data.import', 'data.export'] },
  { name: 'cases', path: '/cases', icon: 'conflict', anyOf: [] },
  { name: 'tickets', path: '/tickets', icon: 'printer', anyOf: [] },
  { name: 'status', path: '/status', icon: 'cloud', anyOf: [] },
  { name: 'help', path: '/help', icon: 'help', anyOf: [] },
] as const satisfies readonly {
  readonly name: string;
  readonly path: string;
  readonly icon: IconName;
  /** Shown to whoever has one of these rights; to everybody when empty. */
  readonly anyOf: readonly Right[];
}[];

export type Page = (typeof PAGES)[number];

/** The pages that somebody with these rights is shown. */
export const pagesFor = (rights: ReadonlySet<Right>): readonly Page[] =>
  PAGES.filter(({ anyOf }) => anyOf.length === 0 || anyOf.some((right) => rights.has(right)));
