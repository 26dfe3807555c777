import type { AccountsContext } from '#domain/accounts/decide.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { floorFenOf } from '#domain/accounts/policy.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import { emptyAccounts } from '#domain/accounts/state.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from '#domain/accounts/terms.ts';
import type { Refusal } from '#domain/commands/refusal.ts';
import { entryId, journalDoc } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import { id, type MemberId, type StaffId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { Result } from '#domain/kernel/result.ts';
import { accountsDoc, type AccountsRow, type BankAnswer } from '#domain/wire/bank.ts';
import { randomBytes } from '#sync-server/auth/random.ts';
import { writeLog } from './log-writer.ts';
import { connect, getToken, postJson, type Connection, type TestDevice } from './tablet.ts';

const JOURNAL = 1;
const ACCOUNTS = 2;
const clock = { timeZone: 'Asia/Shanghai', closeoutMinute: 480 };

/** A till as far as members' accounts go, with the domain's decisions and a real connection. */
export interface MoneyTill {
  readonly device: TestDevice;
  /** What a decision about a member depends on, by the rows and facts that this till has. */
  readonly context: (member: MemberId, isOnline?: boolean) => AccountsContext;
  /** Records what was decided, and sends it. @throws for a refusal. */
  readonly record: (decision: Result<readonly TillFact[], Refusal>) => Promise<void>;
  /** Records what was decided while apart: nothing is sent before `meet`. */
  readonly note: (decision: Result<readonly TillFact[], Refusal>) => void;
  readonly meet: () => Promise<void>;
  /** Sends all that was ever recorded once more. */
  readonly repeat: () => Promise<void>;
  /** The member's row, as soon as it is so. */
  readonly row: (member: MemberId, isSo: (row: AccountsRow) => boolean) => Promise<AccountsRow>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly answer: (path: string, body: unknown) => Promise<BankAnswer>;
  /** Connects again, as after the server was killed; goes on from the cursor that it had. */
  readonly reconnect: (device: TestDevice) => Promise<void>;
  readonly line: () => Connection;
}

export async function openMoneyTill(
  device: TestDevice,
  settings: AccountSettings = DEFAULT_ACCOUNT_SETTINGS,
): Promise<MoneyTill> {
  const log = writeLog(device);
  const recorded: Recorded<TillFact>[] = [];
  const rows = new Map<MemberId, AccountsRow>();
  const unsent: Recorded<TillFact>[] = [];
  let at = Date.now();
  let line = await connect(device);
  let cursor = { epoch: '', seq: 0 };
  const date = businessDateOf(instant(at), clock);

  const open = async (): Promise<void> => {
    await line.sub(JOURNAL, journalDoc(id<never>(device.grant.store), date));
    line.send({ type: 'writer', channel: JOURNAL, client: log.client, epoch: 1 });
    const { epoch } = await line.sub(
      ACCOUNTS,
      accountsDoc(device.grant.chain),
      cursor.epoch,
      cursor.seq,
    );
    cursor = { ...cursor, epoch };
  };
  await open();

  const take = (facts: readonly TillFact[]): void => {
    for (const fact of facts) {
      at = Math.max(at + 1, Date.now());
      const ref = { device: device.grant.device, epoch: 1 };
      const seq = log.next() + unsent.length;
      const entry: Recorded<TillFact> = {
        ...ref,
        store: device.grant.store,
        date,
        seq,
        clock: { ms: instant(at), count: 0 },
        at: instant(at),
        actor: id<StaffId>(`cashier-${device.grant.till.toLowerCase()}`),
        id: entryId(ref, seq),
        fact,
      };
      recorded.push(entry);
      unsent.push(entry);
    }
  };
  const note = (decision: Result<readonly TillFact[], Refusal>): void => {
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.error)}`);
    take(decision.value);
  };
  const meet = async (): Promise<void> => {
    const update = await log.sealed(...unsent.map(toTuple));
    unsent.length = 0;
    const answer = await line.push(JOURNAL, update);
    if (answer.type !== 'ack') throw new Error(answer.message);
  };
  const hear = async (): Promise<void> => {
    const { seq, bytes } = await line.update(ACCOUNTS);
    cursor = { ...cursor, seq };
    for (const row of JSON.parse(new TextDecoder().decode(bytes)) as readonly AccountsRow[]) {
      const known = rows.get(row.member);
      if (!known || row.version > known.version) rows.set(row.member, row);
    }
  };
  const post = async (path: string, body: unknown): Promise<Response> =>
    postJson(`${device.url}${path}`, body, await getToken(device));

  return {
    device,
    note,
    meet,
    post,
    line: () => line,
    context(member, isOnline = true) {
      const facts = recorded.filter(({ fact }) => fact.member === member);
      const view = provisionalView(rows.get(member)?.books ?? emptyAccounts(member), facts);
      const { floors } = settings;
      const own = device.grant.device;
      const deviceFloorFen = floorFenOf(view, own);
      return {
        at: instant(Math.max(at + 1, Date.now())),
        member,
        random: randomBytes,
        settings,
        view: { ...view, device: own, date, isOnline, floors, deviceFloorFen },
      };
    },
    async record(decision) {
      note(decision);
      await meet();
    },
    async repeat() {
      const answer = await line.push(JOURNAL, log.state());
      if (answer.type !== 'ack') throw new Error(answer.message);
    },
    async row(member, isSo) {
      for (;;) {
        const known = rows.get(member);
        if (known && isSo(known)) return known;
        await hear();
      }
    },
    async answer(path, body) {
      const response = await post(path, body);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${response.status} ${text}`);
      return JSON.parse(text) as BankAnswer;
    },
    async reconnect(moved) {
      line = await connect(moved);
      await open();
    },
  };
}
