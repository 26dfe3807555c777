import type { Bank } from '#sync-server/bank/bank.ts';
import type { EnrolmentCode } from '#sync-server/enrolment/code.ts';
import type { TryLimit } from '#sync-server/enrolment/try-limit.ts';
import type { Office } from '#sync-server/office/office.ts';
import type { StoreHub } from '#sync-server/store-hub/hub.ts';

/** What the worker is given by wrangler.toml, or by the standalone server's workerd config. */
export interface Env {
  readonly ASSETS: Fetcher;
  readonly STORE_HUB: DurableObjectNamespace<StoreHub>;
  readonly BANK: DurableObjectNamespace<Bank>;
  readonly OFFICE: DurableObjectNamespace<Office>;
  readonly ENROLMENT: DurableObjectNamespace<EnrolmentCode>;
  readonly TRY_LIMIT: DurableObjectNamespace<TryLimit>;
}
