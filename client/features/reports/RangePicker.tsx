import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Segments } from '#client/ui/Segments.tsx';
import { type BusinessDate, isBusinessDate } from '#domain/kernel/business-date.ts';

import { type DateRange, type Preset, presetRange, PRESETS } from './models/range.ts';
import classes from './reports.module.css';

interface RangePickerProps {
  readonly range: DateRange;
  readonly today: BusinessDate;
  readonly onChange: (range: DateRange) => void;
}

/** Business dates: four ranges by one tap, or any two dates. */
export function RangePicker({ range, today, onChange }: RangePickerProps) {
  const { t } = useTranslation('headOffice');
  const preset = PRESETS.find((each) => {
    const { from, to } = presetRange(each, today);
    return from === range.from && to === range.to;
  });
  const setFrom = (from: string): void => {
    if (isBusinessDate(from)) onChange({ from, to: from > range.to ? from : range.to });
  };
  const setTo = (to: string): void => {
    if (isBusinessDate(to)) onChange({ from: to < range.from ? to : range.from, to });
  };
  return (
    <div className={classes['range']} role="group" aria-label={t('range')}>
      <Segments<Preset | ''>
        label={t('range')}
        value={preset ?? ''}
        data={PRESETS.map((each) => ({ value: each, label: t(`presets.${each}`) }))}
        onChange={(chosen) => chosen !== '' && onChange(presetRange(chosen, today))}
      />
      <TextInput
        type="date"
        aria-label={t('from')}
        value={range.from}
        max={today}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        aria-label={t('to')}
        value={range.to}
        max={today}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
    </div>
  );
}
