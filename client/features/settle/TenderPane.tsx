import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { makeAlone } from '#client/ui/alone.ts';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import type { NewTender } from '#domain/commands/command.ts';
import type { AccountId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { AccountEntry } from './AccountEntry.tsx';
import { AccountTypes } from './AccountTypes.tsx';
import type { Due } from './due.ts';
import { NEW_ENTRY } from '#client/ui/money-entry.ts';
import { MoneyEntry } from './MoneyEntry.tsx';
import { PayingMember } from './PayingMember.tsx';
import { TenderTypes } from './TenderTypes.tsx';
import classes from './TenderPane.module.css';
import { usePaying } from './use-paying.ts';

interface TenderPaneProps {
  readonly state: TabState;
  readonly due: Due;
  readonly endedAt: Instant;
  readonly failure: string | null;
  /** Takes a tender, or settles without one where nothing is left; whether it was done. */
  readonly onTake: (tender: NewTender | null, leavesFen: number) => Promise<boolean>;
}

/**
 * A second tap or `Enter` this soon after a part was taken is the first one twice, and where the part
 * was taken, the same tap now takes the rest, ms.
 */
const SAME_TAP_MS = 700;

/** How it is paid: by money, or out of a member's account. */
export function TenderPane({ state, due, endedAt, failure, onTake }: TenderPaneProps) {
  const { t } = useTranslation(['settle', 'common']);
  const [entry, setEntry] = useState(NEW_ENTRY);
  const [chosen, setChosen] = useState<AccountId | null>(null);
  const { resting, isResting, rest } = useRest();
  const paying = usePaying(state, due, endedAt);
  const offer = paying.offers.find(({ account }) => account.account === chosen) ?? null;
  const { leftFen } = due.amounts;

  // What is left changes while a part is being written: another tap would be of another sum.
  const [alone] = useState(makeAlone);
  const takeMoney = async (tender: NewTender | null, stillFen: number): Promise<void> => {
    await alone('tender', async () => {
      if (isResting() || !(await onTake(tender, stillFen))) return;
      rest(true);
      setEntry(NEW_ENTRY);
      setChosen(null);
    });
  };
  /** What is chosen or typed is meant. */
  const choose = (account: AccountId | null): void => {
    rest(false);
    setChosen(account);
  };
  if (leftFen <= 0) {
    return <NothingLeft due={due} failure={failure} onSettle={() => takeMoney(null, 0)} />;
  }
  return (
    <section className={classes['pane']} aria-label={t('settle:tender.title')}>
      <div className={classes['types']} role="radiogroup" aria-label={t('settle:tender.kinds')}>
        <TenderTypes
          chosen={offer ? null : entry.tenderType}
          leftFen={leftFen}
          onChoose={(tenderType) => {
            choose(null);
            setEntry({ ...entry, tenderType });
          }}
        />
        <AccountTypes offers={paying.offers} chosen={chosen} onChoose={choose} />
      </div>
      <PayingMember paying={paying} owner={offer?.paying.view.settled.member ?? null} />
      {offer ? (
        <AccountEntry
          key={offer.account.account}
          paying={offer.paying}
          offer={offer}
          failure={failure}
          onTake={takeMoney}
        />
      ) : (
        <MoneyEntry
          entry={entry}
          leftFen={leftFen}
          failure={failure}
          resting={resting}
          onEntry={(change) => {
            rest(false);
            setEntry(change);
          }}
          onTake={takeMoney}
        />
      )}
    </section>
  );
}

/** A rest after a tap, which ends by itself; drawn, and known to a tap that comes before the drawing. */
function useRest() {
  const [resting, setResting] = useState(false);
  const latest = useRef(false);
  const rest = (is: boolean): void => {
    latest.current = is;
    setResting(is);
  };
  useEffect(() => {
    if (!resting) return;
    const timer = setTimeout(() => {
      latest.current = false;
      setResting(false);
    }, SAME_TAP_MS);
    return () => clearTimeout(timer);
  }, [resting]);
  return { resting, isResting: () => latest.current, rest };
}

interface NothingLeftProps {
  readonly due: Due;
  readonly failure: string | null;
  readonly onSettle: () => Promise<void>;
}

/** Nothing due, or paid by what was taken before; or taken too much, which must be mended first. */
function NothingLeft({ due, failure, onSettle }: NothingLeftProps) {
  const { t } = useTranslation('settle');
  const format = useFormat();
  const { leftFen, dueFen } = due.amounts;
  return (
    <section className={classes['pane']} aria-label={t('tender.title')}>
      {leftFen < 0 && (
        <p className={classes['problem']} role="alert">
          {t('tender.overpaid', { amount: format.fen(due.overpaidFen) })}
        </p>
      )}
      <Failure text={failure} />
      <BusyButton
        className={classes['take'] ?? ''}
        size="xl"
        disabled={leftFen < 0}
        onPress={onSettle}
      >
        {dueFen === 0 ? t('tender.settleFree') : t('tender.settleNow')}
      </BusyButton>
    </section>
  );
}
