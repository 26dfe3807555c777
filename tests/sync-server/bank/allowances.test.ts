import { describe, expect, it } from 'vitest';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId } from '#domain/kernel/ids.ts';
import { type Instant } from '#domain/kernel/instant.ts';
import { giveAllowances, giveGrant } from '#sync-server/bank/allowances.ts';
import { doUpkeep, nextUpkeep } from '#sync-server/bank/upkeep.ts';
import { booksOf, hear, logOf, pass, send } from './bank-world.ts';
import {
  asker,
  free,
  giveBack,
  held,
  member,
  openOf,
  spend,
  withFiveHundred,
} from './one-member.ts';

describe('grants and allowances', () => {
  it('[BANK-5] [OFF-2] gives one spend exactly what it wants, and refuses what is not there', () => {
    const { world, a, b, account } = withFiveHundred(2);
    giveBack(world, a, openOf(world, a));
    const wants = { member, account, amount: yuan(60) };
    expect(giveGrant(world.bank, asker(b), wants, world.now).refusal).toBe(null);
    expect(free(world, account)).toBe(yuan(440));
    hear(world, b);
    expect(spend(world, b, account, 60)).toBe(null);
    // Another of the same, before the bank has heard of the first.
    expect(giveGrant(world.bank, asker(b), wants, world.now).refusal).toBe(null);
    hear(world, b);
    expect(spend(world, b, account, 60)).toBe(null);
    send(world, b);
    expect(free(world, account)).toBe(yuan(380));
    const rest = { ...wants, amount: yuan(380) };
    expect(giveGrant(world.bank, asker(b), rest, world.now).refusal).toBe(null);
    // The answer was lost, and the till asks again: nothing more is there, but it has what it wants.
    expect(giveGrant(world.bank, asker(b), rest, world.now).refusal).toBe(null);
    hear(world, b);
    expect(spend(world, b, account, 380)).toBe(null);
    send(world, b);
    expect([free(world, account), held(world, b)]).toEqual([0, 0]);
    const over = { ...wants, amount: yuan(441) };
    expect(giveGrant(world.bank, asker(b), over, world.now)).toMatchObject({
      refusal: { code: 'balanceTooLow' },
      isRecalling: false,
    });
    const unknown = { ...wants, account: id<AccountId>('none') };
    expect(giveGrant(world.bank, asker(b), unknown, world.now).refusal?.code).toBe(
      'accountUnknown',
    );
  });

  it('[BANK-5] counts what the device holds towards what a spend wants', () => {
    const { world, a, b, account } = withFiveHundred(2);
    giveBack(world, a, openOf(world, a));
    giveAllowances(
      world.bank,
      asker(b),
      { member, wants: [{ account, amount: yuan(100) }] },
      world.now,
    );
    const wants = { member, account, amount: yuan(450) };
    expect(giveGrant(world.bank, asker(b), wants, world.now).refusal).toBe(null);
    hear(world, b);
    expect(spend(world, b, account, 450)).toBe(null);
    send(world, b);
    expect(booksOf(world, member).accounts[account]?.owed).toBe(0);
  });

  it('[BANK-8] takes back what a tablet holds that was shut out, when somebody asks for it', () => {
    const { world, a, b, account } = withFiveHundred(2);
    const wants = { member, account, amount: yuan(500) };
    expect(giveGrant(world.bank, asker(b), wants, world.now).refusal?.code).toBe('balanceTooLow');
    world.bank.setTerms({ ...world.bank.terms(), gone: [a.device] });
    expect(giveGrant(world.bank, asker(b), wants, world.now).refusal).toBe(null);
    hear(world, b);
    expect(spend(world, b, account, 500)).toBe(null);
    send(world, b);
    expect(booksOf(world, member).accounts[account]?.owed).toBe(0);
    expect(held(world, a)).toBe(0);
  });

  it('[ACC-17] lets half rest with a till of the home store for a week, and calls it back like all else', () => {
    const { world, a, b, account } = withFiveHundred(2);
    giveBack(world, a, openOf(world, a));
    const rest = (): void =>
      giveAllowances(world.bank, asker(a), { member, wants: [], rests: true }, world.now);
    rest();
    expect([held(world, a), free(world, account)]).toEqual([yuan(250), yuan(250)]);
    // What rests already counts, and nobody is asked to give anything back for it.
    rest();
    hear(world, a);
    expect([held(world, a), a.rows.get(member)?.recalls]).toEqual([yuan(250), []]);
    pass(world, 6 * 24);
    expect(spend(world, a, account, 240, false)).toBe(null);
    send(world, a);
    giveAllowances(world.bank, asker(b), { member, wants: [] }, world.now);
    hear(world, a);
    expect(a.rows.get(member)?.recalls).toEqual([openOf(world, a)]);
    // Somebody waits for it: nothing comes to rest meanwhile.
    giveBack(world, a, openOf(world, a));
    rest();
    expect([held(world, a), held(world, b)]).toEqual([0, yuan(260)]);
  });

  it('[BANK-6] moves everything to the till where the member checks in, once others gave it back', () => {
    const { world, a, b, account } = withFiveHundred(2);
    giveAllowances(world.bank, asker(b), { member, wants: [] }, world.now);
    expect(held(world, b)).toBe(0);
    hear(world, a);
    const recalls = a.rows.get(member)?.recalls ?? [];
    expect(recalls).toEqual([openOf(world, a)]);
    for (const allowance of recalls) giveBack(world, a, allowance);
    expect([held(world, a), held(world, b), free(world, account)]).toEqual([0, yuan(500), 0]);
    hear(world, a);
    expect(a.rows.get(member)?.recalls).toEqual([]);
    hear(world, b);
    expect(spend(world, b, account, 500, false)).toBe(null);
  });

  it('[BANK-6] goes to the device that asked last, and nobody is asked any more after a while', () => {
    const { world, a, b, c } = withFiveHundred(3);
    giveAllowances(world.bank, asker(b), { member, wants: [] }, world.now);
    giveAllowances(world.bank, asker(c), { member, wants: [] }, world.now);
    giveBack(world, a, openOf(world, a));
    expect([held(world, b), held(world, c)]).toEqual([0, yuan(500)]);
    giveAllowances(world.bank, asker(b), { member, wants: [] }, world.now);
    hear(world, c);
    expect(c.rows.get(member)?.recalls).toHaveLength(1);
    pass(world, 0.5);
    expect(nextUpkeep(world.bank, world.now)).toBe(world.now);
    doUpkeep(world.bank, world.now);
    hear(world, c);
    expect(c.rows.get(member)?.recalls).toEqual([]);
  });

  it('[BANK-6] asks others for what a spend was short of, so that the next try finds it', () => {
    const { world, a, b, account } = withFiveHundred(2);
    const wants = { member, account, amount: yuan(80) };
    expect(giveGrant(world.bank, asker(b), wants, world.now)).toMatchObject({
      refusal: { code: 'balanceTooLow' },
      isRecalling: true,
    });
    giveBack(world, a, openOf(world, a));
    expect(held(world, b)).toBe(0);
    expect(giveGrant(world.bank, asker(b), wants, world.now).refusal).toBe(null);
    expect([held(world, b), free(world, account)]).toEqual([yuan(80), yuan(420)]);
  });

  it('[BANK-6] [ACC-2] recalls what tills hold of an account that owes, and it pays the debt', () => {
    const { world, a, b, account } = withFiveHundred(2, 400);
    expect(spend(world, b, account, 400, false)).toBe(null);
    expect(spend(world, a, account, 400, false)).toBe(null);
    send(world, b);
    const owed = (): number | undefined => booksOf(world, member).accounts[account]?.owed;
    expect(owed()).toBe(yuan(400));
    send(world, a);
    expect([owed(), held(world, a)]).toEqual([yuan(400), yuan(100)]);
    hear(world, a);
    const recalls = a.rows.get(member)?.recalls ?? [];
    expect(recalls).toEqual([openOf(world, a)]);
    for (const allowance of recalls) giveBack(world, a, allowance);
    expect([owed(), held(world, a)]).toEqual([yuan(300), 0]);
    hear(world, a);
    expect(a.rows.get(member)?.recalls).toEqual([]);
  });

  it('[BANK-8] [ACC-1] recalls an allowance that is over, and takes it back after the grace', () => {
    const { world, a, account } = withFiveHundred(1);
    const { allowanceMs, graceMs } = world.settings;
    const allowance = openOf(world, a);
    const due = (): Instant | null => nextUpkeep(world.bank, world.now);
    expect(due()).toBe(world.now + allowanceMs);
    pass(world, allowanceMs / 3_600_000);
    expect(doUpkeep(world.bank, world.now)).toBe(world.now + graceMs);
    hear(world, a);
    expect(a.rows.get(member)?.recalls).toEqual([allowance]);
    expect(free(world, account)).toBe(0);
    pass(world, graceMs / 3_600_000);
    expect(doUpkeep(world.bank, world.now)).toBe(null);
    expect(free(world, account)).toBe(yuan(500));
    expect(logOf(world).at(-1)).toMatchObject({ type: 'AllowanceReclaimed', allowance });
    hear(world, a);
    expect(a.rows.get(member)?.recalls).toEqual([]);
  });
});
