import { Button, CloseButton } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { betweenSales } from '#client/devices/sale-lock.ts';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { IconName } from '#client/ui/icon-paths.ts';

import { router } from '../router.tsx';
import { dismissInstall, onInstallWay, readInstallWay } from './install.ts';
import classes from './Offers.module.css';
import { acceptUpdate, forgetOfflineReady, onAppFiles, readAppFiles } from './service-worker.ts';

const READ_MS = 8_000;

/** The board and More. */
const INSTALL_AT: ReadonlySet<string> = new Set(['/', '/more']);

/**
 * What the app offers of its own: an update, installing, and the word that it is ready for offline.
 * It stands below the screen and takes room from it, so nothing is offered at a tab; installing, which
 * can wait for weeks, is offered where nobody is in the middle of anything.
 */
export function Offers() {
  const { update, offlineReady } = useSyncExternalStore(onAppFiles, readAppFiles);
  const install = useSyncExternalStore(onInstallWay, readInstallWay);
  const path = useRouterState({ router, select: ({ location }) => location.pathname });
  // Put off until the app is opened again; a further version is part of the same offer.
  const [later, setLater] = useState(false);
  if (path.startsWith('/tab/')) return null;
  if (update !== null && !later) return <UpdateOffer onLater={() => setLater(true)} />;
  if (install !== null && INSTALL_AT.has(path)) return <InstallOfferCard />;
  return offlineReady ? <OfflineReady /> : null;
}

function OfflineReady() {
  const { t } = useTranslation('app');
  // It asks for nothing, so it goes by itself once it could be read.
  useEffect(() => {
    const timer = window.setTimeout(forgetOfflineReady, READ_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Offer icon="check" title={t('offlineReady')} body={null} onClose={forgetOfflineReady}>
      {null}
    </Offer>
  );
}

/** Offered between sales; while one is open in any tab it says so and changes nothing. */
function UpdateOffer({ onLater }: { readonly onLater: () => void }) {
  const { t } = useTranslation('app');
  const [saleOpen, setSaleOpen] = useState(false);
  return (
    <Offer
      icon="refresh"
      title={t('update.ready')}
      body={saleOpen ? t('update.waitsForSale') : t('update.body')}
      onClose={onLater}
    >
      <BusyButton onPress={async () => setSaleOpen(!(await betweenSales(acceptUpdate)))}>
        {t('update.now')}
      </BusyButton>
    </Offer>
  );
}

function InstallOfferCard() {
  const { t } = useTranslation('app');
  const way = useSyncExternalStore(onInstallWay, readInstallWay);
  return (
    <Offer
      icon="download"
      title={t('install.offer')}
      body={way?.kind === 'iosHint' ? t('install.ios') : t('install.body')}
      onClose={dismissInstall}
    >
      {way?.kind === 'prompt' && (
        <Button onClick={() => void way.install()}>{t('install.now')}</Button>
      )}
    </Offer>
  );
}

interface OfferProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Offer({ icon, title, body, onClose, children }: OfferProps) {
  const { t } = useTranslation('common');
  return (
    <aside className={classes['offer']} aria-label={title}>
      <Icon name={icon} size={24} />
      <div className={classes['words']}>
        <strong>{title}</strong>
        {body !== null && <span className="caption">{body}</span>}
      </div>
      {children}
      <CloseButton size={44} aria-label={t('close')} onClick={onClose} />
    </aside>
  );
}
