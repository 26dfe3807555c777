import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useStaffNames } from '#client/ui/hooks/staff-names.ts';
import { usePlaceName } from '#client/ui/hooks/stores.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Printing } from '#client/ui/printing/Printing.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { MemberView } from '#domain/commands/context.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import { memberRef } from '#domain/printing/refs.ts';
import type { Movement, Movements } from '#domain/wire/bank.ts';

import classes from './money.module.css';
import { hasSlip, type MovementLine, movements } from './money-view.ts';
import { olderLines, withOlder } from './older.ts';
import { RefundSheet } from './RefundSheet.tsx';

/** How many lines are shown before the rest is asked for. */
const FIRST_SHOWN = 30;

interface MovementsCardProps {
  readonly view: MemberView;
  /** Whose they are, where that isn't the member of the page; else empty. */
  readonly owner?: string;
  /** False on the page of a member who was merged: what is refunded is so where they stand (MEM-6). */
  readonly mayRefund: boolean;
}

/** Every movement that this tablet knows of, which of them are provisional, and why. */
export function MovementsCard({ view, owner = '', mayRefund }: MovementsCardProps) {
  const { t } = useTranslation('members');
  const { identity } = useStatus();
  const now = useNow(MINUTE_MS);
  const [all, setAll] = useState(false);
  const [refunding, setRefunding] = useState<MovementLine['refund']>(null);
  const older = useOlder(view);
  const lines = older.lines ?? movements(view);
  const shown = all ? lines : lines.slice(0, FIRST_SHOWN);
  const title = owner === '' ? t('movements.title') : t('movements.titleOf', { name: owner });
  return (
    <section className={classes['card']} aria-label={title}>
      <h2 className={classes['heading']}>{title}</h2>
      {lines.length === 0 && <p className={classes['note']}>{t('movements.none')}</p>}
      <ul className={classes['list']}>
        {shown.map((line) => (
          <Movement
            key={line.key}
            line={line}
            slipOf={hasSlip(line, now, identity?.store) ? view.settled.member : null}
            onRefund={mayRefund && line.refund ? () => setRefunding(line.refund) : null}
          />
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('movements.more', { count: lines.length - shown.length })}
        </Button>
      )}
      {shown.length === lines.length && older.ask && (
        <BusyButton variant="default" onPress={older.ask}>
          {t('movements.older')}
        </BusyButton>
      )}
      <Failure text={older.failure} />
      {refunding && (
        <RefundSheet
          member={view.settled.member}
          refund={refunding}
          onClose={() => setRefunding(null)}
        />
      )}
    </section>
  );
}

interface Older {
  /** All that was fetched, newest first; null before anything was: then the tablet's own stand. */
  readonly lines: readonly MovementLine[] | null;
  /** Null where there is nothing older. */
  readonly ask: (() => Promise<void>) | null;
  readonly failure: string | null;
}

/**
 * What the bank has of the member from the beginning, a page at a time. Lines that this tablet has
 * itself come from its own view, which knows what is provisional and what can be refunded.
 */
function useOlder(view: MemberView): Older {
  const engine = useEngine();
  const failureText = useFailureText();
  const [fetched, setFetched] = useState<readonly Movement[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { member } = view.settled;
  const ask = async (): Promise<void> => {
    setFailure(null);
    const before = next === null ? '' : `?before=${next}`;
    const result = await engine.fetchJson(`/api/bank/members/${member}/movements${before}`);
    if (!result.ok) return setFailure(failureText(result.error));
    // The server is ours and of the same version of the wire.
    const page = result.value as Movements;
    setFetched((known) => [...known, ...page.movements]);
    setNext(page.next);
  };
  const own = movements(view);
  return {
    lines: next === null ? null : withOlder(own, olderLines(fetched, view.expected.accounts)),
    ask: next === 0 ? null : ask,
    failure,
  };
}

interface MovementProps {
  readonly line: MovementLine;
  /** Whose slip can be printed; null where there is none. */
  readonly slipOf: MemberId | null;
  /** Null where nothing of it can be refunded here. */
  readonly onRefund: (() => void) | null;
}

function Movement({ line, slipOf, onRefund }: MovementProps) {
  const { t } = useTranslation(['members', 'common']);
  const format = useFormat();
  const units = useUnits();
  const staffName = useStaffNames();
  const placeName = usePlaceName();
  const { account, by, kind } = line;
  const terms = account?.terms;
  const amount = terms ? units(terms, Math.abs(line.units)) : String(line.units);
  return (
    <li className={classes['movement']} data-provisional={line.provisional}>
      <div className={classes['line']}>
        <span className={classes['name']}>
          {t(`members:movements.kinds.${kind}`)}
          {terms && ` · ${account.name || t(`common:tenders.${terms.kind}`)}`}
        </span>
        <strong className={classes['units']}>
          {line.units < 0 ? '−' : '+'}
          {amount}
        </strong>
      </div>
      <p className={classes['parts']}>
        <span>{format.dateTime(by.at)}</span>
        <span>{placeName(by.store, by.device)}</span>
        <span>{staffName(by.actor)}</span>
        {line.moneyFen > 0 && (
          <span>{t('members:movements.paid', { amount: format.fen(line.moneyFen) })}</span>
        )}
      </p>
      <div className={classes['chips']}>
        {line.provisional && (
          <StateChip tone="warn" icon="clock" label={t('members:movements.provisional')} />
        )}
        {terms && line.owed > 0 && (
          <StateChip
            tone="bad"
            icon="alert"
            label={t('members:movements.owed', { units: units(terms, line.owed) })}
          />
        )}
        {terms && line.returned > 0 && (
          <StateChip
            tone="idle"
            icon="undo"
            label={t('members:movements.returned', { units: units(terms, line.returned) })}
          />
        )}
        {terms && line.lost > 0 && (
          <StateChip
            tone="idle"
            icon="office"
            label={t('members:movements.lost', { units: units(terms, line.lost) })}
          />
        )}
        {slipOf && <Printing form="topUpSlip" about={memberRef(slipOf, line.key)} />}
        {onRefund && (
          <Button variant="default" onClick={onRefund}>
            {t('members:movements.refund')}
          </Button>
        )}
      </div>
    </li>
  );
}
