import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useScan } from '#client/ui/hooks/scan.ts';
import { NumberPad, type PadKey } from '#client/ui/NumberPad.tsx';
import { typeKey } from '#client/ui/pad-text.ts';
import type { NewMoney } from '#domain/commands/command.ts';
import type { Fen } from '#domain/kernel/fen.ts';

import {
  type Entry,
  newTender,
  preview,
  type TenderPreview,
  typedSum,
} from '#client/ui/money-entry.ts';
import { walletOf } from './payment-code.ts';
import { QuickSums } from './QuickSums.tsx';
import classes from './TenderPane.module.css';

interface MoneyEntryProps {
  readonly entry: Entry;
  readonly leftFen: Fen;
  readonly failure: string | null;
  /** Whether a tap may still be that which took the part before. */
  readonly resting: boolean;
  readonly onEntry: (change: (now: Entry) => Entry) => void;
  readonly onTake: (tender: NewMoney, leavesFen: number) => Promise<void>;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'] as const;

/** The sum of one kind of money, and what comes of it before it is taken. */
export function MoneyEntry({ entry, leftFen, failure, resting, onEntry, onTake }: MoneyEntryProps) {
  const { t } = useTranslation('settle');
  const coming = preview(entry, leftFen);
  const press = (key: PadKey): void =>
    onEntry((now) => ({ ...now, typed: typeKey(now.typed, key) }));

  const take = async (): Promise<void> => {
    if (coming.problem) return;
    await onTake(newTender(entry, leftFen), coming.stillFen);
  };
  useHotkeys({
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => press(digit)])),
    Backspace: () => press('backspace'),
    Enter: () => void take(),
  });
  // A payment code that is scanned names its wallet; any other code is the slip's number.
  useScan((code) =>
    onEntry((now) => ({
      ...now,
      tenderType: walletOf(code) ?? (now.tenderType === 'cash' ? 'otherCard' : now.tenderType),
      reference: code,
    })),
  );

  return (
    <>
      <div className={classes['columns']}>
        <div className={classes['sums']}>
          <p className={classes['received']} data-prefilled={entry.typed === ''}>
            <span>{t('tender.amount')}</span>
            {entry.typed === '' ? (
              <Amount fen={coming.receivedFen} size="large" />
            ) : (
              <span className={classes['typed']}>¥{entry.typed}</span>
            )}
          </p>
          {entry.tenderType === 'cash' ? (
            <QuickSums
              leftFen={leftFen}
              onChoose={(sum) => onEntry((now) => ({ ...now, typed: typedSum(sum) }))}
            />
          ) : (
            <TextInput
              label={t('tender.reference')}
              description={t('tender.referenceHint')}
              value={entry.reference}
              maxLength={64}
              onChange={(event) => {
                const reference = event.currentTarget.value;
                onEntry((now) => ({ ...now, reference }));
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) void take();
              }}
            />
          )}
          <Outcome coming={coming} entry={entry} />
        </div>
        <NumberPad onKey={press} corner="." />
      </div>
      <Failure text={failure} />
      <TakeButton coming={coming} entry={entry} resting={resting} onTake={take} />
    </>
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
  readonly resting: boolean;
  readonly onTake: () => Promise<void>;
}

function TakeButton({ coming, entry, resting, onTake }: TakeButtonProps) {
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
      disabled={coming.problem !== null || resting}
      onPress={onTake}
    >
      {label}
    </BusyButton>
  );
}
