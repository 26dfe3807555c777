import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { clockWords } from '#client/ui/status/status-words.ts';

import { Fact, StatusCard } from './StatusCard.tsx';

const SECOND_MS = 1000;

/** The tablet's clock against the server's. */
export function ClockCard() {
  const { t } = useTranslation('status');
  const { clockOffsetMs } = useStatus();
  const format = useFormat();
  const now = useNow(SECOND_MS);
  const { offMs } = clockWords(clockOffsetMs);
  const tone = offMs > 0 ? 'bad' : clockOffsetMs === null ? 'idle' : 'good';
  const means = offMs > 0 ? 'off' : clockOffsetMs === null ? 'unknown' : 'right';
  return (
    <StatusCard
      anchor="clock"
      icon="clock"
      tone={tone}
      title={t('clock.title')}
      means={t(`clock.${means}`)}
    >
      <Fact label={t('clock.device')}>{format.dateTime(now)}</Fact>
      {clockOffsetMs !== null && (
        <Fact label={t('clock.offset')}>{format.duration(clockOffsetMs)}</Fact>
      )}
    </StatusCard>
  );
}
