import type { TillFact } from '#domain/accounts/entries.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { entryId } from '#domain/journal/entry.ts';
import { newId, type AllowanceId, type MemberId } from '#domain/kernel/ids.ts';
import { HOUR_MS } from '#domain/kernel/instant.ts';
import type { Chain } from './chain.ts';
import type { Hub } from './hub.ts';
import type { Till } from './till.ts';
import type { Known } from './world.ts';

/** How often a thief tries something, hours. */
const BETWEEN_TRIES_HOURS = 3;

/** One of the tills is in the hands of somebody who can write whatever they like with its key. */
export function startThief(chain: Chain, isOver: () => boolean): void {
  const { world, tills, stores } = chain;
  const { scheduler, random } = world;
  const till = random.any(tills);
  const hub = stores.find(({ store }) => store === till?.store)?.hub;
  if (!till || !hub) return;
  world.outlaws.add(till.device);
  const next = (): void => {
    scheduler.after(random.between(1, 2 * BETWEEN_TRIES_HOURS) * HOUR_MS, () => {
      if (isOver()) return;
      if (till.isOn)
        random.pick([replay, fork, forge, steal, steal, overspend, refundAgain])(chain, till, hub);
      next();
    });
  };
  next();
}

type Trick = (chain: Chain, till: Till, hub: Hub) => void;

const push = (till: Till, hub: Hub, entry: Known): void =>
  till.line.send(() => hub.push(till.device, [entry], () => undefined));

const replay: Trick = ({ world }, till, hub) => {
  const entry = world.random.any(till.stored.log);
  if (entry) push(till, hub, entry);
};

/** Another content under a number of its own that the hub has. */
const fork: Trick = ({ world }, till, hub) => {
  const entry = world.random.any(till.stored.log);
  if (entry?.fact.type !== 'AccountSpent') return;
  push(till, hub, { ...entry, fact: { ...entry.fact, amount: entry.fact.amount + 1 } });
};

/** An entry in another tablet's name, under the number that its next one will have. */
const forge: Trick = ({ world, tills }, till, hub) => {
  const victim = world.random.any(tills.filter((other) => other !== till));
  const entry = world.random.any(victim?.stored.log ?? []);
  if (!victim || !entry) return;
  const log = { device: victim.device, epoch: victim.stored.epoch };
  const seq = hub.logOf(log.device, log.epoch).length;
  push(till, hub, { ...entry, ...log, seq, id: entryId(log, seq) });
};

/** A member with stored value, and what the tablet knows of it. */
function someAccount({ world }: Chain, till: Till) {
  const member = world.random.any<MemberId>([...till.stored.rows.keys()]);
  const books = member && till.stored.rows.get(member)?.books;
  const account = books && valuesOf(books.accounts)[0];
  return books && account ? { books, account } : null;
}

/** A spend that names what was moved to another tablet. */
const steal: Trick = (chain, till) => {
  const found = someAccount(chain, till);
  const stolen = valuesOf(found?.books.allowances ?? {}).find(
    ({ device, closed, account }) =>
      closed === null && device !== till.device && account === found?.account.account,
  );
  if (!found || !stolen) return;
  till.record([spent(chain, till, found, [stolen.allowance], stolen.left)]);
};

/** A spend far beyond every limit. */
const overspend: Trick = (chain, till) => {
  const found = someAccount(chain, till);
  if (found) till.record([spent(chain, till, found, [], 30_000)]);
};

function spent(
  { world }: Chain,
  till: Till,
  { books, account }: NonNullable<ReturnType<typeof someAccount>>,
  allowances: readonly AllowanceId[],
  amount: number,
): TillFact {
  return {
    type: 'AccountSpent',
    member: books.member,
    account: account.account,
    spend: newId<'spend'>(till.now(), world.random.bytes),
    for: 'tab',
    amount,
    basis: allowances.length > 0 ? 'allowance' : 'floor',
    allowances,
    beyond: 0,
    card: null,
    seen: books.turn,
  };
}

const refundAgain: Trick = (chain, till) => {
  const { world } = chain;
  const found = someAccount(chain, till);
  const sale = world.random.any(valuesOf(found?.books.sales ?? {}));
  if (!found || !sale) return;
  const refund = newId<'spend'>(till.now(), world.random.bytes);
  const { account, amount, paidFen } = sale;
  const { member, turn } = found.books;
  const names = { member, account, refund, sale: sale.sale, amount, refundFen: paidFen };
  till.record([{ type: 'CreditRefunded', ...names, allowances: [], seen: turn }]);
};
