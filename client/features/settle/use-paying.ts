import { useState } from 'react';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useMergedViews } from '#client/ui/hooks/merged-members.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useChain } from '#client/ui/hooks/records.ts';
import { pointsRulesOf } from '#domain/accounts/settings.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { instant, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { type AccountOffer, offersOf, type Paying } from './account-offer.ts';
import type { Due } from './due.ts';

/** An account that may pay, and what it is chosen from. */
export interface PayersOffer extends AccountOffer {
  readonly paying: Paying;
}

/** Whose accounts may pay a tab, and with what. */
export interface PayingNow {
  readonly member: MemberId | null;
  /** Another member pays than the tab's. */
  readonly pick: (member: MemberId) => void;
  /** False until it has been read. */
  readonly isReady: boolean;
  readonly offers: readonly PayersOffer[];
}

/**
 * The tab's member unless somebody else was picked, and what their accounts can pay of it; with those
 * of whoever was merged into them (MEM-6).
 */
export function usePaying(state: TabState, due: Due, endedAt: Instant): PayingNow {
  const [picked, setPicked] = useState<MemberId | null>(null);
  const asked = picked ?? state.member?.id ?? null;
  const views = useMergedViews(asked);
  const chain = useChain();
  const { clockCorrectionMs } = useStatus();
  const now = instant(Math.round(useNow(MINUTE_MS) - clockCorrectionMs));
  const member = views?.[0]?.settled.member ?? asked;
  if (!views || !chain) return { member, pick: setPicked, isReady: false, offers: [] };
  const bill = { tab: state, endedAt, amounts: due.amounts };
  const rules = pointsRulesOf(chain);
  const offers = views.flatMap((view) => {
    const paying: Paying = { view, bill, rules, now };
    return offersOf(paying).map((offer) => ({ ...offer, paying }));
  });
  return { member, pick: setPicked, isReady: true, offers };
}
