import { Input, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { PinPad } from '#client/ui/PinPad.tsx';
import { formatClock } from '#domain/kernel/business-date.ts';

import type { Draft, DraftProblem } from './start-chain.ts';

export interface StepProps {
  readonly draft: Draft;
  readonly problems: Partial<Readonly<Record<keyof Draft, DraftProblem>>>;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onEnter: () => void;
}

const NAME_MOST = 30;
const HOURS = Array.from({ length: 24 }, (_, hour) => formatClock(hour * 60));

/** Names of chain, store and tablet. */
export function NamesStep(props: StepProps) {
  return (
    <>
      <NameField {...props} field="chainName" hint="chainNameHint" />
      <NameField {...props} field="storeName" hint="storeNameHint" />
      <NameField {...props} field="deviceName" hint="deviceNameHint" />
    </>
  );
}

/** Zone and closeout. */
export function DayStep({ draft, onChange }: StepProps) {
  const { t } = useTranslation('firstRun');
  return (
    <>
      <p>{t('dayBody')}</p>
      <NativeSelect
        label={t('timeZone')}
        value={draft.timeZone}
        onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
        data={timeZones(draft.timeZone)}
      />
      <NativeSelect
        label={t('closeout')}
        description={t('closeoutHint')}
        value={draft.closeout}
        onChange={(event) => onChange({ closeout: event.currentTarget.value })}
        data={HOURS}
      />
    </>
  );
}

/** The owner, and a PIN. */
export function OwnerStep(props: StepProps) {
  const { t } = useTranslation('firstRun');
  const { draft, problems, onChange, onEnter } = props;
  return (
    <>
      <NameField {...props} field="ownerName" />
      <p>{t('ownerPinHint')}</p>
      {problems.pin && <Input.Error role="alert">{t(problems.pin)}</Input.Error>}
      <PinPad pin={draft.pin} onChange={(pin) => onChange({ pin })} onEnter={onEnter} />
    </>
  );
}

/** The PIN once more. */
export function PinAgainStep({ draft, problems, onChange, onEnter }: StepProps) {
  const { t } = useTranslation('firstRun');
  return (
    <>
      <p>{t('pinAgainBody')}</p>
      {problems.pinAgain && <Input.Error role="alert">{t(problems.pinAgain)}</Input.Error>}
      <PinPad
        pin={draft.pinAgain}
        onChange={(pinAgain) => onChange({ pinAgain })}
        onEnter={onEnter}
      />
    </>
  );
}

interface NameFieldProps extends StepProps {
  readonly field: 'chainName' | 'storeName' | 'deviceName' | 'ownerName';
  readonly hint?: 'chainNameHint' | 'storeNameHint' | 'deviceNameHint';
}

function NameField({ draft, problems, onChange, field, hint }: NameFieldProps) {
  const { t } = useTranslation('firstRun');
  const problem = problems[field];
  return (
    <TextInput
      label={t(field)}
      description={hint && t(hint)}
      value={draft[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      error={problem && t(problem)}
      maxLength={NAME_MOST}
      autoComplete="off"
    />
  );
}

// The browser's own list can lack the zone that it is in, under an older name.
const timeZones = (current: string): readonly string[] => [
  ...new Set([current, 'Asia/Shanghai', 'Asia/Taipei', ...Intl.supportedValuesOf('timeZone')]),
];
