import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { useRecords, useRegister } from '#client/ui/hooks/records.ts';
import type { Printer, StationRoute } from '#domain/printing/records.ts';
import type { Station } from '#domain/tabs/records.ts';

import { byName } from '../../models/lists.ts';
import { routeAmong, withPrinterAt } from '../../models/printing.ts';
import classes from './printers.module.css';
import { PrinterSelect } from './PrinterSelect.tsx';
import { useSave } from './use-save.ts';

/** Where each station's tickets print, and what stands in. */
export function RoutesCard({ printers }: { readonly printers: readonly Printer[] }) {
  const { t } = useTranslation('printing');
  const stations = useRecords('stations')?.toSorted(byName) ?? [];
  const routes = useRegister('stationRoutes');
  return (
    <section className={classes['card']} aria-label={t('settings.routes')}>
      <h2 className={formClasses['legend']}>{t('settings.routes')}</h2>
      <p className={formClasses['help']}>
        {stations.length === 0 ? t('settings.noStations') : t('settings.routesHelp')}
      </p>
      {stations.map((station) => (
        <RouteLine
          key={station.id}
          station={station}
          printers={printers}
          route={routeAmong(routes?.get(station.id) ?? { id: station.id, printers: [] }, printers)}
        />
      ))}
    </section>
  );
}

/** The first, and those that stand in for it. */
const PLACES = [0, 1, 2] as const;

interface RouteLineProps {
  readonly station: Station;
  readonly printers: readonly Printer[];
  readonly route: StationRoute;
}

function RouteLine({ station, printers, route }: RouteLineProps) {
  const { t } = useTranslation('printing');
  const save = useSave();
  const places = PLACES.filter(
    (place) => place <= route.printers.length && place < printers.length,
  );
  return (
    <div className={classes['routeLine']} role="group" aria-label={station.name}>
      <strong>{station.name}</strong>
      <div className={classes['route']}>
        {places.map((place) => (
          <PrinterSelect
            key={place}
            label={t(place === 0 ? 'settings.routeFirst' : 'settings.routeThen')}
            none={t(place === 0 ? 'settings.noRoute' : 'settings.noFallback')}
            printers={printers.filter(({ id }) => !route.printers.slice(0, place).includes(id))}
            value={route.printers[place] ?? null}
            onChange={(printer) =>
              save.run({
                collection: 'stationRoutes',
                record: withPrinterAt(route, place, printer),
              })
            }
          />
        ))}
      </div>
      <Failure text={save.failure} />
    </div>
  );
}
