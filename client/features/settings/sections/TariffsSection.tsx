import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { dayMinute } from '#domain/kernel/business-date.ts';
import { yuan } from '#domain/kernel/fen.ts';
import type { TariffId } from '#domain/kernel/ids.ts';
import type { Tariff } from '#domain/tariffs/tariff.ts';

import { RecordList } from '#client/ui/form/RecordList.tsx';
import { useEditing } from '#client/ui/form/use-editing.ts';
import { byName } from '../models/lists.ts';
import { tariffSummary } from '../models/tariff.ts';
import { TariffForm } from './TariffForm.tsx';

/** The tariffs of the chain. */
export function TariffsSection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { records, editing, open, add, close } = useEditing('tariffs', blankTariff);
  const summary = (tariff: Tariff): string => {
    const { from, to, count, lowFen, highFen } = tariffSummary(tariff);
    const [low, high] = [format.fen(lowFen), format.fen(highFen)];
    return t('tariffs.summary', { from, to, count, low, high });
  };
  const rows = records?.toSorted(byName).map((tariff) => ({
    id: tariff.id,
    name: tariff.name,
    detail: summary(tariff),
    retired: false,
  }));
  return (
    <>
      <RecordList
        rows={rows}
        icon="clock"
        addLabel={t('tariffs.add')}
        emptyTitle={t('tariffs.emptyTitle')}
        emptyBody={t('tariffs.emptyBody')}
        onAdd={add}
        onOpen={open}
      />
      {editing && (
        <TariffForm key={editing.id} tariff={editing} tariffs={records ?? []} onClose={close} />
      )}
    </>
  );
}

/** A new tariff begins as two bands with the boundary that most stores have. */
const blankTariff = (id: string): Tariff => ({
  id: id as TariffId,
  name: '',
  bands: [
    { from: dayMinute(12 * 60), to: dayMinute(18 * 60), rateFen: yuan(60), capFen: null },
    { from: dayMinute(18 * 60), to: dayMinute(30 * 60), rateFen: yuan(120), capFen: null },
  ],
  pricing: 'banded',
  unitMinutes: 1,
  partUnit: 'whole',
  firstHourWhole: true,
  freeMinutes: 10,
  capFen: null,
});
