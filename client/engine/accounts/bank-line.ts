import { err, type Result } from '#domain/kernel/result.ts';
import type { AllowancesRequest, BankAnswer, GrantRequest } from '#domain/wire/bank.ts';
import type { ApiFailure } from '../api.ts';
import type { Core } from '../core.ts';
import { callApi } from '../identity/call.ts';
import type { TokenSource } from '../identity/token.ts';

/** How long a guest waits at the till for the bank, ms; then the floor limits decide (PAY-7). */
const GRANT_MS = 3_000;
/** Nobody waits for these. */
const ALLOWANCE_MS = 15_000;

type Answered = Promise<Result<BankAnswer, ApiFailure>>;

/** What a tablet asks of the bank, which alone moves parts of accounts to devices. */
export interface BankLine {
  /** Exactly so much for one spend (OFF-2). An answer that takes too long is none. */
  readonly grant: (request: GrantRequest) => Answered;
  /** All that is free, for many spends; what others hold is called back and comes by itself. */
  readonly allowances: (request: AllowancesRequest) => Answered;
}

export function createBankLine(core: Core, token: TokenSource): BankLine {
  const { ports } = core;
  const ask = (path: string, body: unknown, limitMs: number): Answered => {
    const asked = token().then((given) =>
      given.ok ? callApi<BankAnswer>(ports, path, { token: given.value, body, limitMs }) : given,
    );
    // Getting a token may wait for the server as well: the limit is for both.
    let cancel = (): void => undefined;
    const late = new Promise<Result<BankAnswer, ApiFailure>>((resolve) => {
      cancel = ports.after(limitMs, () => resolve(err({ kind: 'timedOut' })));
    });
    return Promise.race([asked, late]).finally(cancel);
  };
  return {
    grant: (request) => ask('/api/bank/grants', request, GRANT_MS),
    allowances: (request) => ask('/api/bank/allowances', request, ALLOWANCE_MS),
  };
}
