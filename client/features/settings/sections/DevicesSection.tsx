import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import { useAction } from '#client/ui/hooks/action.ts';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { StateChip } from '#client/ui/StateChip.tsx';
import { id, type StoreId } from '#domain/kernel/ids.ts';
import type { EnrolmentCode } from '#domain/wire/api.ts';

import formClasses from '#client/ui/form/form.module.css';
import { SwitchLine } from '#client/ui/form/SwitchLine.tsx';
import { qrPath } from '../models/qr.ts';
import { DeviceLine } from './DeviceLine.tsx';
import classes from './devices.module.css';
import { QuarantineCard } from './QuarantineCard.tsx';
import { useStoreList, useStores } from '#client/ui/hooks/stores.ts';

/** The tablets of this store or another of the chain, and a one-time code that lets another join. */
export function DevicesSection() {
  const { t } = useTranslation('settings');
  const { identity, link } = useStatus();
  const { stores, refresh } = useStoreList();
  const [chosen, setChosen] = useState('');
  const own = stores.find((store) => store.id === identity?.store)?.freshness;
  const shown = chosen === '' ? own : stores.find((store) => store.id === chosen)?.freshness;
  const isOwn = shown === own;
  return (
    <div className={classes['devices']}>
      <MakeCode />
      <section className={classes['card']} aria-label={t('devices.known')}>
        <h2 className={formClasses['legend']}>{t('devices.known')}</h2>
        {stores.length > 1 && (
          <NativeSelect
            label={t('devices.ofStore')}
            value={chosen === '' ? (identity?.store ?? '') : chosen}
            data={stores.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
        {isOwn && identity && (
          <p className={classes['device']}>
            <strong>{identity.deviceName}</strong>
            <span>{t('devices.till', { till: identity.till })}</span>
            <span>{t('devices.thisDevice')}</span>
            {identity.tillOnly && <span>{t('devices.tillOnly')}</span>}
          </p>
        )}
        {isOwn && identity?.tillOnly && (
          <p className={formClasses['help']}>{t('devices.tillOnlyHere')}</p>
        )}
        {shown?.devices
          .filter(({ device }) => device !== identity?.device)
          .map((device) => (
            <DeviceLine
              key={device.device}
              device={device}
              onChanged={link === 'online' ? refresh : null}
            />
          ))}
        {link !== 'online' && <p className={formClasses['help']}>{t('devices.needsNetwork')}</p>}
      </section>
      <QuarantineCard devices={own?.devices ?? []} />
    </div>
  );
}

function MakeCode() {
  const { t } = useTranslation(['settings', 'common']);
  const engine = useEngine();
  const { identity } = useStatus();
  const failureText = useFailureText();
  const stores = useStores();
  const [chosen, setChosen] = useState('');
  const [tillOnly, setTillOnly] = useState(true);
  const [code, setCode] = useState<EnrolmentCode | null>(null);
  const store = chosen || (identity?.store ?? '');
  const make = useAction(async () => {
    const result = await engine.makeCode(
      id<StoreId>(store),
      tillOnly || identity?.tillOnly === true,
    );
    setCode(result.ok ? result.value : null);
    return result.ok ? null : failureText(result.error);
  }, t('common:unexpectedAdvice'));
  return (
    <section className={classes['card']} aria-label={t('devices.makeTitle')}>
      <h2 className={formClasses['legend']}>{t('devices.makeTitle')}</h2>
      <p className={formClasses['help']}>{t('devices.makeBody')}</p>
      <NativeSelect
        label={t('devices.store')}
        value={store}
        data={stores.map(({ id: value, name }) => ({ value, label: name }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {!identity?.tillOnly && (
        <SwitchLine
          label={t('devices.tillOnly')}
          description={t('devices.tillOnlyHelp')}
          checked={tillOnly}
          onChange={setTillOnly}
        />
      )}
      {code && <CodeCard code={code} />}
      <Failure text={make.failure} />
      <Button loading={make.busy} onClick={() => make.run()}>
        {t(code ? 'devices.again' : 'devices.make')}
      </Button>
    </section>
  );
}

const SECOND_MS = 1000;

function CodeCard({ code }: { readonly code: EnrolmentCode }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const now = useNow(SECOND_MS);
  // A link, so that the new tablet's camera opens Encore with the code typed in.
  const qr = qrPath(`${location.origin}/?join=${code.code}`);
  if (now >= code.expiresAt) {
    return <StateChip tone="warn" icon="clock" label={t('devices.expired')} />;
  }
  return (
    <div className={classes['code']}>
      <svg
        role="img"
        aria-label={t('devices.qr')}
        className={classes['qr']}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <div>
        <p className={classes['codeText']} aria-label={t('devices.code')}>
          {code.code}
        </p>
        <p className={formClasses['help']}>
          {t('devices.expires', { time: format.time(code.expiresAt) })}
        </p>
      </div>
    </div>
  );
}
