import { releaseAllowance, spendAccount, topUp } from '#domain/accounts/decide.ts';
import { freeOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId, type AllowanceId, type MemberId } from '#domain/kernel/ids.ts';
import {
  booksOf,
  chain,
  contextOf,
  createBankWorld,
  hear,
  send,
  type BankWorld,
  type Till,
} from './bank-world.ts';
import { dateAt, must, tried } from '#tests/domain/support/till-log.ts';

export const member = id<MemberId>('m1');

/** A member who topped 500 up at the first till; all tills know. */
export function withFiveHundred(tills: number, memberFloor = 100) {
  const floors = { memberFen: yuan(memberFloor), deviceFen: yuan(memberFloor * 2) };
  const world = createBankWorld(tills, { floors });
  const [first, second, third] = world.tills;
  if (!first) throw new Error('no till');
  const named = { named: true, name: '储值' };
  const pack = { paidFen: yuan(500), bonusFen: yuan(0) };
  must(world, first, topUp(contextOf(world, first, member), pack, named));
  send(world, first);
  for (const till of world.tills) hear(world, till);
  const [account] = valuesOf(booksOf(world, member).accounts);
  if (!account) throw new Error('no account');
  return {
    world,
    a: first,
    b: second ?? first,
    c: third ?? first,
    account: account.account,
  };
}

export const free = (world: BankWorld, account: AccountId): number =>
  freeOn(booksOf(world, member), account, dateAt(world.now));

export const held = (world: BankWorld, till: Till): number =>
  valuesOf(booksOf(world, member).allowances)
    .filter(({ device, closed }) => device === till.device && closed === null)
    .reduce((sum, { left }) => sum + left, 0);

export const asker = ({ device, store }: Till) => ({ chain, device, store });

export const openOf = (world: BankWorld, till: Till): AllowanceId =>
  present(
    valuesOf(booksOf(world, member).allowances).find(
      ({ device, closed }) => device === till.device && closed === null,
    ),
    'an open allowance',
  ).allowance;

export const giveBack = (world: BankWorld, till: Till, allowance: AllowanceId): void => {
  must(world, till, releaseAllowance(contextOf(world, till, member), allowance));
  send(world, till);
};

export const spend = (
  world: BankWorld,
  till: Till,
  account: AccountId,
  yuans: number,
  online = true,
) =>
  tried(
    world,
    till,
    spendAccount(
      contextOf(world, till, member, online),
      { account, amount: yuan(yuans), card: null },
      'tab1',
    ),
  );
