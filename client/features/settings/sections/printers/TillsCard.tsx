import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useStores } from '#client/ui/hooks/stores.ts';
import { useTillPrinter } from '#client/ui/printing/use-till-printer.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { Printer } from '#domain/printing/records.ts';

import classes from './printers.module.css';
import { PrinterSelect } from './PrinterSelect.tsx';
import { useSave } from './use-save.ts';

interface Till {
  readonly device: DeviceId;
  readonly name: string;
}

/** What each till prints receipts, slips and reports on; its drawer is that printer's. */
export function TillsCard({ printers }: { readonly printers: readonly Printer[] }) {
  const { t } = useTranslation('printing');
  const tillPrinter = useTillPrinter();
  const save = useSave();
  return (
    <section className={classes['card']} aria-label={t('settings.tills')}>
      <h2 className={formClasses['legend']}>{t('settings.tills')}</h2>
      {useTills().map(({ device, name }) => (
        <PrinterSelect
          key={device}
          label={name}
          none={t('settings.tillNone')}
          printers={printers}
          value={tillPrinter?.(device)?.id ?? null}
          onChange={(printer) =>
            save.run({ collection: 'tillPrinters', record: { id: device, printer } })
          }
        />
      ))}
      <Failure text={save.failure} />
    </section>
  );
}

/** The tills of this store: this one, and the others as far as the server told of them. */
function useTills(): readonly Till[] {
  const { t } = useTranslation(['printing', 'settings']);
  const { identity } = useStatus();
  const stores = useStores();
  if (!identity) return [];
  const { device, store } = identity;
  const own = { device, name: t('printing:settings.till') };
  const known = stores.find(({ id }) => id === store)?.freshness?.devices ?? [];
  const others = known
    .filter((other) => other.device !== device && other.revokedAt === 0)
    .map((other) => ({
      device: other.device,
      name: `${other.name} · ${t('settings:devices.till', { till: other.till })}`,
    }));
  return [own, ...others];
}
