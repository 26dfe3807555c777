import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import type { ChainId, DeviceId, StoreId } from '#domain/kernel/ids.ts';
import { instant, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import type { AllowancesRequest, BankAnswer, GrantRequest } from '#domain/wire/bank.ts';
import { acceptFacts } from '#sync-server/bank/accept.ts';
import { giveAllowances, giveGrant } from '#sync-server/bank/allowances.ts';
import { memberRow, pullRows } from '#sync-server/bank/hubs.ts';
import type { BankForHubs } from '#sync-server/bank/link.ts';
import { makeBank, type BankParts } from '#sync-server/bank/parts.ts';
import { doUpkeep } from '#sync-server/bank/upkeep.ts';
import { createTestStorage, type TestStorage } from '#tests/setup/sqlite-storage.ts';

/** The chain's bank, by the server's own parts, in this process. */
export interface SimBank extends BankForHubs {
  readonly storage: TestStorage;
  readonly parts: () => BankParts;
  /** Away: whoever asks gets no answer. */
  isUp: boolean;
  /** Told when members' rows have changed. */
  readonly onChange: (tell: () => void) => void;
  /** What the server's routes ask for a tablet. */
  readonly ask: (
    from: { readonly device: DeviceId; readonly store: StoreId },
    path: string,
    body: unknown,
  ) => BankAnswer;
  /** Its process ends, and another goes on from its disk. */
  readonly restart: () => void;
}

/** How often it looks for allowances that are over. */
const UPKEEP_MS = 10 * MINUTE_MS;

export function createSimBank(chain: ChainId, now: () => Instant): SimBank {
  const storage = createTestStorage();
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  let parts = makeBank(storage, chain, random);
  parts.setTerms({ settings: DEFAULT_ACCOUNT_SETTINGS, clocks: {} });
  const told: (() => void)[] = [];
  const tell = (): void => {
    for (const each of told) setImmediate(each);
  };
  const reach = (): void => {
    if (!bank.isUp) throw new Error('the bank does not answer');
  };
  const upkeep = (): void => {
    setTimeout(upkeep, UPKEEP_MS);
    if (!bank.isUp) return;
    doUpkeep(parts, now());
    tell();
  };
  const bank: SimBank = {
    storage,
    parts: () => parts,
    isUp: true,
    onChange: (each) => void told.push(each),
    async accept(store, batch) {
      reach();
      const lacksEarlier = acceptFacts(parts, store, batch, now());
      tell();
      return lacksEarlier;
    },
    async pull(store, request) {
      reach();
      return pullRows(parts, store, request, now());
    },
    ask({ device, store }, path, body) {
      reach();
      const asker = { chain, device, store };
      // Tablets of this build send what the routes take.
      const request = body as GrantRequest & AllowancesRequest;
      if (path === '/api/bank/grants') {
        const { refusal } = giveGrant(parts, asker, request, instant(now()));
        tell();
        const rows = memberRow(parts, request.member);
        return refusal ? { rows, refusal } : { rows };
      }
      giveAllowances(parts, asker, request, now());
      tell();
      return { rows: memberRow(parts, request.member) };
    },
    restart() {
      parts = makeBank(storage, chain, random);
    },
  };
  setTimeout(upkeep, UPKEEP_MS);
  return bank;
}
