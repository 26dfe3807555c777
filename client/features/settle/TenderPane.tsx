import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useScan } from '#client/ui/hooks/scan.ts';
import { NumberPad, type PadKey } from '#client/ui/NumberPad.tsx';
import { typeKey } from '#client/ui/pad-text.ts';
import type { NewTender } from '#domain/commands/command.ts';

import type { Due } from './due.ts';
import {
  type Entry,
  NEW_ENTRY,
  newTender,
  preview,
  type TenderPreview,
  typedSum,
} from './entry.ts';
import { walletOf } from './payment-code.ts';
import { QuickSums } from './QuickSums.tsx';
import { TenderTypes } from './TenderTypes.tsx';
import classes from './TenderPane.module.css';

interface TenderPaneProps {
  readonly due: Due;
  readonly failure: string | null;
  /** Takes a tender, or settles without one where nothing is left; whether it was done. */
  readonly onTake: (tender: NewTender | null, leavesFen: number) => Promise<boolean>;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'] as const;

/** How it is paid: the kind of money, the sum, and what comes of it before it is taken. */
export function TenderPane({ due, failure, onTake }: TenderPaneProps) {
  const { t } = useTranslation(['settle', 'common']);
  const [entry, setEntry] = useState(NEW_ENTRY);
  const { leftFen } = due.amounts;
  const coming = preview(entry, leftFen);
  const press = (key: PadKey): void =>
    setEntry((now) => ({ ...now, typed: typeKey(now.typed, key) }));

  const take = async (): Promise<void> => {
    if (leftFen < 0 || (leftFen > 0 && coming.problem)) return;
    const tender = leftFen === 0 ? null : newTender(entry, leftFen);
    if (await onTake(tender, coming.stillFen)) setEntry(NEW_ENTRY);
  };
  useHotkeys({
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => press(digit)])),
    Backspace: () => press('backspace'),
    Enter: () => void take(),
  });
  // A payment code that is scanned names its wallet; any other code is the slip's number.
  useScan((code) =>
    setEntry((now) => ({
      ...now,
      tenderType: walletOf(code) ?? (now.tenderType === 'cash' ? 'otherCard' : now.tenderType),
      reference: code,
    })),
  );

  if (leftFen <= 0) return <NothingLeft due={due} failure={failure} onSettle={take} />;
  return (
    <section className={classes['pane']} aria-label={t('settle:tender.title')}>
      <TenderTypes
        chosen={entry.tenderType}
        leftFen={leftFen}
        onChoose={(tenderType) => setEntry({ ...entry, tenderType })}
      />
      <div className={classes['columns']}>
        <div className={classes['sums']}>
          <p className={classes['received']} data-prefilled={entry.typed === ''}>
            <span>{t('settle:tender.amount')}</span>
            {entry.typed === '' ? (
              <Amount fen={coming.receivedFen} size="large" />
            ) : (
              <span className={classes['typed']}>¥{entry.typed}</span>
            )}
          </p>
          {entry.tenderType === 'cash' ? (
            <QuickSums
              leftFen={leftFen}
              onChoose={(sum) => setEntry({ ...entry, typed: typedSum(sum) })}
            />
          ) : (
            <TextInput
              label={t('settle:tender.reference')}
              description={t('settle:tender.referenceHint')}
              value={entry.reference}
              maxLength={64}
              onChange={(event) => setEntry({ ...entry, reference: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) void take();
              }}
            />
          )}
          <Outcome coming={coming} entry={entry} />
        </div>
        <NumberPad onKey={press} corner="." />
      </div>
      {failure !== null && (
        <p className={classes['failure']} role="alert">
          {failure}
        </p>
      )}
      <TakeButton coming={coming} entry={entry} onTake={take} />
    </section>
  );
}

interface ComingProps {
  readonly coming: TenderPreview;
  readonly entry: Entry;
}

/** Change in the largest type on the screen; or what is still due; or what is missing. */
function Outcome({ coming, entry }: ComingProps) {
  const { t } = useTranslation('settle');
  const format = useFormat();
  if (coming.problem === 'referenceMissing') {
    return <p className={classes['hint']}>{t('tender.problems.referenceMissing')}</p>;
  }
  if (coming.problem) {
    const amount = format.fen(coming.paysFen);
    return (
      <p className={classes['problem']}>{t(`tender.problems.${coming.problem}`, { amount })}</p>
    );
  }
  if (coming.stillFen > 0) {
    return (
      <p className={classes['outcome']}>
        <span>{t('tender.stillDue')}</span>
        <Amount fen={coming.stillFen} size="large" />
      </p>
    );
  }
  if (entry.tenderType !== 'cash') return null;
  return (
    <p className={classes['outcome']}>
      <span>{t('tender.change')}</span>
      <Amount fen={coming.changeFen} size="huge" />
    </p>
  );
}

interface TakeButtonProps extends ComingProps {
  readonly onTake: () => Promise<void>;
}

function TakeButton({ coming, entry, onTake }: TakeButtonProps) {
  const { t } = useTranslation(['settle', 'common']);
  const format = useFormat();
  const tender = t(`common:tenders.${entry.tenderType}`);
  const amount = format.fen(coming.receivedFen);
  const label =
    coming.stillFen > 0
      ? t('settle:tender.take', { tender, amount })
      : coming.changeFen > 0
        ? t('settle:tender.finishChange', {
            received: amount,
            change: format.fen(coming.changeFen),
          })
        : t('settle:tender.finish', { tender, amount });
  return (
    <BusyButton
      className={classes['take'] ?? ''}
      size="xl"
      disabled={coming.problem !== null}
      onPress={onTake}
    >
      {label}
    </BusyButton>
  );
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
      {failure !== null && (
        <p className={classes['failure']} role="alert">
          {failure}
        </p>
      )}
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
