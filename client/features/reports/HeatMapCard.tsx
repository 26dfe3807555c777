import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { Chart } from './Chart.tsx';
import { heatHeightPx, heatOption } from './models/chart-options.ts';
import { type DayTakings, heatMap, hourLabel } from './models/day-takings.ts';
import classes from './reports.module.css';

interface HeatMapCardProps {
  /** Days of one store. */
  readonly days: readonly DayTakings[];
  readonly storeName: string;
  /** A cell was tapped: its room. */
  readonly onRoom: (room: { readonly key: string; readonly name: string }) => void;
}

/** How much of each hour each room of a store was in use. */
export function HeatMapCard({ days, storeName, onRoom }: HeatMapCardProps) {
  const { t } = useTranslation('headOffice');
  const heat = useMemo(() => heatMap(days), [days]);
  const option = useMemo(() => heatOption(heat, (percent) => t('inUse', { percent })), [heat, t]);
  if (heat.rooms.length === 0) return null;
  const label = `${t('heatMap')} · ${storeName}`;
  return (
    <section className={classes['card']} aria-label={label}>
      <h2 className={classes['heading']}>{label}</h2>
      <p className={classes['lead']}>{t('heatMapBody')}</p>
      <Chart
        label={label}
        heightPx={heatHeightPx(heat)}
        option={option}
        onTap={(_, index) => {
          const room = heat.rooms[heat.cells[index]?.[1] ?? -1];
          if (room) onRoom({ key: room.id, name: room.name });
        }}
        table={
          <table>
            <caption>{label}</caption>
            <tbody>
              {heat.cells.map(([hour, room, percent]) => (
                <tr key={`${hour} ${room}`}>
                  <th scope="row">{heat.rooms[room]?.name}</th>
                  <td>{hourLabel(heat.hours[hour] ?? 0)}</td>
                  <td>{t('inUse', { percent })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </section>
  );
}
