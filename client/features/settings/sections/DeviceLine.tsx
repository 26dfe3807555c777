import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { DeviceFreshness } from '#domain/wire/api.ts';

import classes from './devices.module.css';

interface DeviceLineProps {
  readonly device: DeviceFreshness;
  /** Null where the server can't be reached: then nothing can be shut out. */
  readonly onRevoked: (() => void) | null;
}

/** A tablet of the store, how it is, and the way to shut it out. */
export function DeviceLine({ device, onRevoked }: DeviceLineProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { revokedAt, lastContactAt, unsent } = device;
  const seen =
    lastContactAt === 0
      ? t('devices.never')
      : t('devices.lastSeen', { time: format.dateTime(lastContactAt) });
  return (
    <div className={classes['device']}>
      <strong>{device.name}</strong>
      <span>{t('devices.till', { till: device.till })}</span>
      {revokedAt > 0 ? (
        <StateChip
          tone="bad"
          icon="lock"
          label={t('devices.shutOutAt', { time: format.dateTime(revokedAt) })}
        />
      ) : device.connected ? (
        <StateChip tone="good" icon="cloud" label={t('devices.connected')} />
      ) : (
        <StateChip tone="idle" icon="cloudOff" label={seen} />
      )}
      {unsent > 0 && (
        <StateChip tone="warn" icon="upload" label={t('devices.unsent', { count: unsent })} />
      )}
      {revokedAt === 0 && onRevoked && <ShutOut device={device} onRevoked={onRevoked} />}
    </div>
  );
}

function ShutOut({
  device,
  onRevoked,
}: {
  readonly device: DeviceFreshness;
  readonly onRevoked: () => void;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const engine = useEngine();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const shutOut = async (): Promise<void> => {
    const result = await engine.revokeDevice(device.device);
    if (!result.ok) return setProblem(failureText(result.error));
    setAsking(false);
    onRevoked();
  };
  const { name, till, unsent } = device;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('settings:devices.shutOut')}
      </Button>
      <ConfirmByEffect
        opened={asking}
        effect={t('settings:devices.shutOutEffect', { name, till })}
        verb={t('settings:devices.shutOut')}
        danger
        onConfirm={shutOut}
        onCancel={() => setAsking(false)}
      >
        <p>{t('settings:devices.shutOutBody')}</p>
        {unsent > 0 && <p>{t('settings:devices.shutOutUnsent', { count: unsent })}</p>}
        <Failure text={problem} />
      </ConfirmByEffect>
    </>
  );
}
