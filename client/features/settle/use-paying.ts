import { useState } from 'react';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useMemberMoney } from '#client/ui/hooks/member-money.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useChain } from '#client/ui/hooks/records.ts';
import { pointsRulesOf } from '#domain/accounts/settings.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { instant, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { type AccountOffer, offersOf, type Paying } from './account-offer.ts';
import type { Due } from './due.ts';

/** Whose accounts may pay a tab, and with what. */
export interface PayingNow {
  readonly member: MemberId | null;
  /** Another member pays than the tab's. */
  readonly pick: (member: MemberId) => void;
  /** Null until it has been read. */
  readonly ready: Paying | null;
  readonly offers: readonly AccountOffer[];
}

/** The tab's member unless somebody else was picked, and what their accounts can pay of it. */
export function usePaying(state: TabState, due: Due, endedAt: Instant): PayingNow {
  const [picked, setPicked] = useState<MemberId | null>(null);
  const member = picked ?? state.member?.id ?? null;
  const money = useMemberMoney(member);
  const chain = useChain();
  const { clockCorrectionMs } = useStatus();
  const now = instant(Math.round(useNow(MINUTE_MS) - clockCorrectionMs));
  const ready: Paying | null =
    money && chain
      ? {
          view: money.view,
          bill: { tab: state, endedAt, amounts: due.amounts },
          rules: pointsRulesOf(chain),
          now,
        }
      : null;
  return { member, pick: setPicked, ready, offers: ready ? offersOf(ready) : [] };
}
