import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import { useAction } from '#client/ui/hooks/action.ts';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useProblemText } from '#client/ui/hooks/problems.ts';
import { useChain, useRecords, useStore } from '#client/ui/hooks/records.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { Calendar } from '#domain/chain/records.ts';
import type { Weekday } from '#domain/kernel/business-date.ts';
import type { Collections } from '#domain/registers/registers.ts';
import type { DayKind } from '#domain/tariffs/tariff.ts';

import formClasses from '#client/ui/form/form.module.css';
import { useEditFailureText } from '#client/ui/form/use-edit-failure.ts';
import {
  dayKinds,
  type NamedDates,
  sortedDates,
  withDate,
  withoutDate,
} from '../models/calendar.ts';
import classes from './calendar.module.css';
import { useDayKindName } from './use-day-kind-name.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

/** Which kind of day each weekday and each named date is (CAL-1). Every change is saved at once. */
export function CalendarSection() {
  const { t } = useTranslation(['settings', 'common']);
  const engine = useEngine();
  const editFailure = useEditFailureText();
  const chain = useChain();
  const store = useStore();
  const types = useRecords('roomTypes') ?? [];
  const [ownKinds, setOwnKinds] = useState<readonly DayKind[]>([]);
  const save = useAction(
    async <Name extends 'chain' | 'store'>(collection: Name, record: Collections[Name]) => {
      const result = await engine.edit([{ collection, record }]);
      return result.ok ? null : editFailure(result.error);
    },
    t('common:unexpectedAdvice'),
  );
  if (!chain || !store) return <LoadingState />;
  const kinds = [...new Set([...dayKinds(chain.calendar, store.dates, types), ...ownKinds])];
  const saveCalendar = (calendar: Calendar) => save.run('chain', { ...chain, calendar });
  return (
    <div className={classes['calendar']}>
      <WeekdaysEditor calendar={chain.calendar} kinds={kinds} onChange={saveCalendar} />
      <DatesEditor
        title={t('calendar.dates')}
        dates={chain.calendar.dates}
        kinds={kinds}
        onChange={(dates) => saveCalendar({ ...chain.calendar, dates })}
      />
      <DatesEditor
        title={t('calendar.storeDates')}
        dates={store.dates}
        kinds={kinds}
        onChange={(dates) => save.run('store', { ...store, dates })}
      />
      <OwnKind onAdd={(kind) => setOwnKinds([...ownKinds, kind])} />
      <Failure text={save.failure} />
    </div>
  );
}

interface KindsProps {
  readonly kinds: readonly DayKind[];
}

function WeekdaysEditor({
  calendar,
  kinds,
  onChange,
}: KindsProps & {
  readonly calendar: Calendar;
  readonly onChange: (calendar: Calendar) => void;
}) {
  const { t } = useTranslation('settings');
  const kindName = useDayKindName();
  return (
    <fieldset className={classes['card']}>
      <legend className={formClasses['legend']}>{t('calendar.weekdays')}</legend>
      <div className={classes['week']}>
        {WEEKDAYS.map((weekday) => (
          <NativeSelect
            key={weekday}
            label={t(`calendar.weekday.d${weekday}`)}
            value={calendar.weekdays[weekday]}
            data={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
            onChange={(event) =>
              onChange({
                ...calendar,
                weekdays: { ...calendar.weekdays, [weekday]: event.currentTarget.value },
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

interface DatesEditorProps extends KindsProps {
  readonly title: string;
  readonly dates: NamedDates;
  readonly onChange: (dates: NamedDates) => void;
}

function DatesEditor({ title, dates, kinds, onChange }: DatesEditorProps) {
  const { t } = useTranslation('settings');
  const kindName = useDayKindName();
  const problemText = useProblemText();
  const [date, setDate] = useState('');
  const [kind, setKind] = useState<DayKind>('holiday');
  const [refused, setRefused] = useState(false);
  const add = (): void => {
    const next = withDate(dates, date, kind);
    setRefused(next === null);
    if (!next) return;
    setDate('');
    onChange(next);
  };
  return (
    <fieldset className={classes['card']}>
      <legend className={formClasses['legend']}>{title}</legend>
      <p className={formClasses['help']}>{t('calendar.datesHelp')}</p>
      <ul className={classes['dates']}>
        {sortedDates(dates).map(([each, eachKind]) => (
          <li key={each} className={classes['date']}>
            <span>{each}</span>
            <span className={classes['kind']}>{kindName(eachKind)}</span>
            <ActionIcon
              variant="subtle"
              color="red"
              size={44}
              aria-label={t('calendar.removeDate', { date: each })}
              onClick={() => onChange(withoutDate(dates, each))}
            >
              <Icon name="trash" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {sortedDates(dates).length === 0 && (
        <p className={formClasses['help']}>{t('calendar.noDates')}</p>
      )}
      <div className={classes['newDate']}>
        <TextInput
          type="date"
          label={t('calendar.date')}
          value={date}
          error={refused ? problemText({ code: 'dateInvalid', values: {} }) : null}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('calendar.kind')}
          value={kind}
          data={kinds.map((each) => ({ value: each, label: kindName(each) }))}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <Button variant="default" onClick={add}>
          {t('calendar.addDate')}
        </Button>
      </div>
    </fieldset>
  );
}

/** A kind of day of the chain's own; it stays once a weekday, a date or a room type uses it. */
function OwnKind({ onAdd }: { readonly onAdd: (kind: DayKind) => void }) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');
  return (
    <form
      className={classes['newDate']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(name.trim());
        setName('');
      }}
    >
      <TextInput
        label={t('calendar.ownKind')}
        maxLength={20}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('calendar.addKind')}
      </Button>
    </form>
  );
}
