import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Segments } from '#client/ui/Segments.tsx';
import type { StoreId } from '#domain/kernel/ids.ts';

import { HeatMapCard } from './HeatMapCard.tsx';
import type { DayTakings } from './models/day-takings.ts';

interface HeatMapsProps {
  /** Days of all the stores. */
  readonly days: readonly DayTakings[];
  readonly stores: readonly { readonly id: StoreId; readonly name: string }[];
  readonly onRoom: (store: StoreId, room: { readonly key: string; readonly name: string }) => void;
}

/** The rooms of one store at a time: three of them together would push the tables out of sight. */
export function HeatMaps({ days, stores, onRoom }: HeatMapsProps) {
  const { t } = useTranslation('headOffice');
  const [chosen, setChosen] = useState('');
  const shown = stores.find(({ id }) => id === chosen) ?? stores[0];
  const store = shown?.id;
  const itsDays = useMemo(() => days.filter((day) => day.store === store), [days, store]);
  if (!shown || days.length === 0) return null;
  return (
    <>
      {stores.length > 1 && (
        <Segments<string>
          label={t('heatMap')}
          value={shown.id}
          data={stores.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      <HeatMapCard
        days={itsDays}
        storeName={shown.name}
        onRoom={(room) => onRoom(shown.id, room)}
      />
    </>
  );
}
