import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { ApiFailure } from '#client/engine/api.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { DeviceFreshness } from '#domain/wire/api.ts';

import classes from './devices.module.css';

interface DeviceLineProps {
  readonly device: DeviceFreshness;
  /** Null where the server can't be reached: then nothing can be done with it. */
  readonly onChanged: (() => void) | null;
}

/** A tablet of the store, how it is, what it may write, and the way to shut it out. */
export function DeviceLine({ device, onChanged }: DeviceLineProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { identity } = useStatus();
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
      {device.tillOnly && revokedAt === 0 && <span>{t('devices.tillOnly')}</span>}
      {revokedAt === 0 && onChanged && (
        <p className={classes['doings']}>
          {identity?.tillOnly !== true && <Switch device={device} onChanged={onChanged} />}
          <ShutOut device={device} onChanged={onChanged} />
        </p>
      )}
    </div>
  );
}

interface OfDeviceProps {
  readonly device: DeviceFreshness;
  readonly onChanged: () => void;
}

/** Whether it is for trading alone: said with when that will hold (ENROL-10). */
function Switch({ device, onChanged }: OfDeviceProps) {
  const { t } = useTranslation('settings');
  const engine = useEngine();
  const { name, till, tillOnly } = device;
  const to = tillOnly ? 'toAll' : 'toTill';
  return (
    <Doing
      verb={t(`devices.${to}`)}
      effect={t(`devices.${to}Effect`, { name, till })}
      act={() => engine.switchScope(device.device, !tillOnly)}
      onChanged={onChanged}
    >
      <p>{t(`devices.${to}Body`)}</p>
      <p>{t('devices.switchWhen')}</p>
    </Doing>
  );
}

function ShutOut({ device, onChanged }: OfDeviceProps) {
  const { t } = useTranslation('settings');
  const engine = useEngine();
  const { name, till, unsent } = device;
  return (
    <Doing
      verb={t('devices.shutOut')}
      effect={t('devices.shutOutEffect', { name, till })}
      danger
      act={() => engine.revokeDevice(device.device)}
      onChanged={onChanged}
    >
      <p>{t('devices.shutOutBody')}</p>
      {unsent > 0 && <p>{t('devices.shutOutUnsent', { count: unsent })}</p>}
    </Doing>
  );
}

interface DoingProps {
  readonly verb: string;
  readonly effect: string;
  readonly danger?: boolean;
  /** What follows from it. */
  readonly children: ReactNode;
  readonly act: () => Promise<Result<void, ApiFailure>>;
  readonly onChanged: () => void;
}

/** Something that the server does with a tablet, asked for by its effect. */
function Doing({ verb, effect, danger = false, children, act, onChanged }: DoingProps) {
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async (): Promise<void> => {
    const result = await act();
    if (!result.ok) return setProblem(failureText(result.error));
    setAsking(false);
    onChanged();
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <ConfirmByEffect
        opened={asking}
        effect={effect}
        verb={verb}
        danger={danger}
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      >
        {children}
        <Failure text={problem} />
      </ConfirmByEffect>
    </>
  );
}
