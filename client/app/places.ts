import type { IconName } from '#client/ui/icon-paths.ts';
import type { Right } from '#domain/staff/records.ts';

/** Where the rail leads. At most six, so that each has room for a thumb. */
export const PLACES = [
  { name: 'rooms', path: '/', icon: 'grid', anyOf: [] },
  { name: 'members', path: '/members', icon: 'persons', anyOf: ['member.register', 'member.edit'] },
  { name: 'shift', path: '/shift', icon: 'shift', anyOf: ['shift.own'] },
  { name: 'reports', path: '/reports', icon: 'chart', anyOf: ['report.store'] },
  { name: 'headOffice', path: '/head-office', icon: 'office', anyOf: ['report.chain'] },
  { name: 'more', path: '/more', icon: 'menu', anyOf: [] },
] as const satisfies readonly {
  readonly name: string;
  readonly path: string;
  readonly icon: IconName;
  /** Shown to whoever has one of these rights; to everybody when empty. */
  readonly anyOf: readonly Right[];
}[];

export type Place = (typeof PLACES)[number];

/** The places that somebody with these rights is shown. */
export const placesFor = (rights: ReadonlySet<Right>): readonly Place[] =>
  PLACES.filter(
    (place) => place.anyOf.length === 0 || place.anyOf.some((right) => rights.has(right)),
  );
