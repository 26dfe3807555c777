import { describe, expect, it } from 'vitest';
import { RIGHTS, RIGHTS_EDITION, type Right, type Role } from '#domain/staff/records.ts';
import { rightsOf } from '#domain/staff/rights.ts';

const PRINTING: readonly Right[] = ['settings.printers', 'print.again', 'drawer.open'];

const role = (rights: readonly Right[], edition?: number): Role => ({
  id: 'r',
  name: 'R',
  rights,
  ...(edition === undefined ? {} : { edition }),
});

describe('what a role may do', () => {
  it('[STAFF-4] of an older chain holds the rights for printing that go with its others', () => {
    const before = RIGHTS.filter((right) => !PRINTING.includes(right));
    expect(new Set(rightsOf(role(before)))).toEqual(new Set(RIGHTS));
    expect(rightsOf(role(['tab.settle', 'shift.own']))).toEqual([
      'tab.settle',
      'shift.own',
      'print.again',
    ]);
    expect(rightsOf(role(['room.clean']))).toEqual(['room.clean']);
  });

  it('[STAFF-4] is what was saved, once it was saved with them in sight', () => {
    const cashier = role(['tab.settle', 'order.void'], RIGHTS_EDITION);
    expect(rightsOf(cashier)).toEqual(['tab.settle', 'order.void']);
  });
});
