import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import { formatWallClock } from '#domain/kernel/business-date.ts';
import type { RoomTypeId } from '#domain/kernel/ids.ts';

import { type Quote, quote } from './quote.ts';
import classes from './sheets.module.css';

interface PriceNowProps {
  readonly roomType: RoomTypeId;
}

/** What the room costs if it is opened now: the rate, what follows tonight, and the rules. */
export function PriceNow({ roomType }: PriceNowProps) {
  const { t } = useTranslation('board');
  const format = useFormat();
  const found = useQuote(roomType);
  const ruleWords = useRuleWords();
  if (found === undefined) return null;
  if (found === null) {
    return (
      <p className={classes['failure']} role="alert">
        {t('open.noTariff')}
      </p>
    );
  }
  const { tariff, band, bands } = found;
  return (
    <div className={classes['price']}>
      <p className={classes['priceNow']}>
        {band ? t('open.now', { rate: format.fen(band.rateFen) }) : t('open.outside')}
      </p>
      <p className={classes['small']}>{tariff.name}</p>
      {(bands.length > 1 || !band) && (
        <ul className={classes['bands']}>
          {bands.map(({ from, to, rateFen }) => (
            <li key={from}>
              {`${formatWallClock(from)}–${formatWallClock(to)}`} {format.fen(rateFen)}
            </li>
          ))}
        </ul>
      )}
      <p className={classes['small']}>{ruleWords(found).join(' · ')}</p>
    </div>
  );
}

/** `undefined` while being read, null where there is no tariff. */
function useQuote(roomType: RoomTypeId): Quote | null | undefined {
  const roomTypes = useRecords('roomTypes');
  const tariffs = useRecords('tariffs');
  const chain = useRecords('chain')?.[0];
  const store = useRecords('store')?.[0];
  const { date } = useStatus();
  const now = useStoreMinute();
  if (!roomTypes || !tariffs || !chain || !store || date === null) return undefined;
  return quote({
    roomType: roomTypes.find((type) => type.id === roomType),
    tariffs: new Map(tariffs.map((tariff) => [tariff.id, tariff])),
    chain,
    store,
    date,
    now,
  });
}

function useRuleWords(): (found: Quote) => readonly string[] {
  const { t } = useTranslation('board');
  const format = useFormat();
  return ({ tariff }) => [
    ...(tariff.pricing === 'byEntry' ? [t('open.byEntry')] : []),
    ...(tariff.firstHourWhole ? [t('open.firstHour')] : []),
    ...(tariff.unitMinutes > 1 ? [t('open.unit', { count: tariff.unitMinutes })] : []),
    ...(tariff.freeMinutes > 0 ? [t('open.freeMinutes', { count: tariff.freeMinutes })] : []),
    ...(tariff.capFen === null ? [] : [t('open.cap', { amount: format.fen(tariff.capFen) })]),
  ];
}
