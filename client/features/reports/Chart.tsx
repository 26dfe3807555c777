import { useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useRef } from 'react';

import classes from './reports.module.css';

/** Colours of the ground that a chart is drawn on. */
export interface ChartInk {
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
}

interface ChartProps {
  readonly label: string;
  readonly heightPx: number;
  readonly option: (ink: ChartInk) => EChartsCoreOption;
  /** Called with the index of what was tapped: of the series, and of the datum in it. */
  readonly onTap?: (seriesIndex: number, dataIndex: number) => void;
  /** The same figures as a table, for whoever can't see the picture. */
  readonly table: ReactNode;
}

/** A picture by ECharts, which is loaded when the first one is drawn, and its table. */
export function Chart({ label, heightPx, option, onTap, table }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const latestTap = useRef(onTap);
  const scheme = useComputedColorScheme('light');
  // The handler of the last drawing, so that the chart needn't be made anew for it.
  useEffect(() => {
    latestTap.current = onTap;
  });
  // ECharts draws into an element of its own; it is made anew when figures or colours change.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let end = (): void => undefined;
    let wanted = true;
    void import('./echarts.ts').then(({ init }) => {
      if (!wanted) return;
      const chart = init(element, scheme, { renderer: 'svg' });
      chart.setOption({
        animation: false,
        backgroundColor: 'transparent',
        ...option(inkOf(element)),
      });
      chart.on('click', ({ seriesIndex, dataIndex }) =>
        latestTap.current?.(seriesIndex ?? 0, dataIndex),
      );
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      end = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      wanted = false;
      end();
    };
  }, [option, scheme]);
  return (
    <figure className={classes['chart']} aria-label={label}>
      <div ref={place} style={{ height: heightPx }} aria-hidden="true" />
      <div className="unseen">{table}</div>
    </figure>
  );
}

function inkOf(element: Element): ChartInk {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    dim: read('--ink-dim'),
    line: read('--line'),
    surface: read('--surface'),
    accent: read('--accent'),
  };
}
