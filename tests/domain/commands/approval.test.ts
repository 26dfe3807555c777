import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/commands/command.ts';
import { id, type StaffId } from '#domain/kernel/ids.ts';
import { only, openRoom, order, room } from '#tests/domain/support/evening.ts';
import { codeOf } from '#tests/domain/support/expect.ts';
import { cleaner, manager, waiter } from '#tests/domain/support/store.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');
const open: Command = { type: 'openRoom', room: room('r1'), party: '', heads: 2, member: null };

describe('who may do what', () => {
  it('[STAFF-2] refuses what the actor’s role doesn’t hold, naming the right', () => {
    const tablet = createTablet('t1');
    const result = tablet.run(open, at, { actor: cleaner });
    expect(result).toEqual({ ok: false, error: { code: 'rightMissing', right: 'room.open' } });
  });

  it('[STAFF-2] a manager’s approval lets one action pass, recorded with both names', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    const line = order(tablet, tab, 'beer', 1, at);
    const command: Command = { type: 'voidLine', tab, line, quantity: 1, reason: 'corked' };
    expect(codeOf(tablet.run(command, at, { actor: waiter }))).toBe('rightMissing');
    expect(codeOf(tablet.run(command, at, { actor: waiter, approver: cleaner }))).toBe(
      'rightMissing',
    );
    const entries = tablet.must(command, at, { actor: waiter, approver: manager });
    expect(only(entries, 'LineVoided').approvedBy).toBe(manager);
    expect(entries[0]?.actor).toBe(waiter);
  });

  it('records no approval where the actor has the right', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    const line = order(tablet, tab, 'beer', 1, at);
    const command: Command = { type: 'voidLine', tab, line, quantity: 1, reason: 'corked' };
    const entries = tablet.must(command, at, { actor: manager, approver: manager });
    expect(only(entries, 'LineVoided').approvedBy).toBeNull();
  });

  it.each(['nobody', 'left', 'elsewhere'])('refuses %s, who does not work here', (name) => {
    const tablet = createTablet('t1');
    expect(codeOf(tablet.run(open, at, { actor: id<StaffId>(name) }))).toBe('notSignedIn');
    expect(codeOf(tablet.run(open, at, { actor: cleaner, approver: id<StaffId>(name) }))).toBe(
      'rightMissing',
    );
  });
});
