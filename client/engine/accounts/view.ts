import { floorFenOf } from '#domain/accounts/policy.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import { accountSettingsOf } from '#domain/accounts/settings.ts';
import { memberView } from '#domain/accounts/view.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { present } from '#domain/kernel/assert.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { fen, type Fen } from '#domain/kernel/fen.ts';
import type { DeviceId, MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { survivorOf } from '#domain/members/survivor.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import type { MemberAccountsRow } from '../database.ts';
import { accountsOf } from './held.ts';

/** Where and when a decision is made. */
interface At {
  readonly date: BusinessDate;
  readonly registers: Registers;
  /** Whether the bank can be asked. */
  readonly isOnline: boolean;
}

/**
 * The money of some members as this tablet knows it, for decisions and for screens. Call within the
 * mutex.
 *
 * @returns what gives a member's view; it throws for one who was not asked for.
 */
export async function memberViews(
  core: Core,
  memory: Memory,
  members: readonly MemberId[],
  { date, registers, isOnline }: At,
): Promise<(member: MemberId) => MemberView> {
  const { device } = memory.identity;
  const views = new Map<MemberId, MemberView>();
  const settings = accountSettingsOf(registers.chain);
  for (const row of await accountsOf(core, memory, members)) {
    const who = { survivor: await survivorNow(core, row), ...(await tierOf(core, row.id)) };
    const known = { settled: row.settled, facts: row.unsettled, ...who };
    const deviceFloorFen = floorOfDevice(memory, device);
    views.set(row.id, memberView(known, { device, date, isOnline, settings, deviceFloorFen }));
  }
  return (member) => present(views.get(member), `the accounts of ${member}`);
}

/** One member's money, for screens. */
export const tillView = (core: Core, member: MemberId): Promise<MemberView | null> =>
  core.exclusive(async () => {
    const { memory } = core;
    const date = todayOf(core);
    if (!memory?.registers || date === null) return null;
    const isOnline = core.status.get().link === 'online';
    const at = { date, registers: memory.registers, isOnline };
    return (await memberViews(core, memory, [member], at))(member);
  });

/** Who a member is by the merges that this tablet knows of (MEM-7). */
async function survivorNow({ ports }: Core, { id, merged }: MemberAccountsRow): Promise<MemberId> {
  if (merged === undefined) return id;
  const merges = await ports.database.merges();
  return survivorOf(id, (member) => merges.get(member) ?? null);
}

/** What decisions depend on of the profile: from the directory, which every tablet has of everybody. */
async function tierOf(
  core: Core,
  member: MemberId,
): Promise<{ readonly tier: string | null; readonly birthday: string }> {
  const { members, registers } = core.ports.database;
  const [row, register] = await Promise.all([
    members.get(member),
    registers.get(['members', member]),
  ]);
  // A row of this collection holds a profile.
  const profile = register?.record as MemberProfile | undefined;
  return { tier: row?.tier || null, birthday: profile?.birthday ?? '' };
}

/** What this device's unsettled spends of all members go beyond what it held (OFF-3). */
const floorOfDevice = ({ accounts }: Memory, device: DeviceId): Fen =>
  fen([...accounts.values()].reduce((sum, row) => sum + floorOf(row, device), 0));

const floors = new WeakMap<MemberAccountsRow, Fen>();

/** By the row itself, since a row is never changed: hundreds may be pending after two days apart. */
function floorOf(row: MemberAccountsRow, device: DeviceId): Fen {
  if (row.pending === 0) return fen(0);
  const known = floors.get(row);
  if (known !== undefined) return known;
  const floorFen = floorFenOf(provisionalView(row.settled, row.unsettled), device);
  floors.set(row, floorFen);
  return floorFen;
}
