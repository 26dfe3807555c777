import type { EChartsCoreOption } from 'echarts/core';

import type { ChartInk } from '../Chart.tsx';
import { type HeatMap, type HourChart, hourLabel } from './day-takings.ts';

/** What the line chart says of each store. */
export interface SeriesLook {
  readonly name: string;
  readonly colour: string;
  /** Drawn dashed: its figures may lack something. */
  readonly incomplete: boolean;
}

// Shapes tell the lines apart where colours can't.
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'] as const;

/** Yuan by hour, a line for each store. */
export const hourOption = (
  chart: HourChart,
  looks: readonly SeriesLook[],
  amountOf: (fen: number) => string,
) =>
  function option(ink: ChartInk): EChartsCoreOption {
    const axis = { axisLabel: { color: ink.dim }, axisLine: { lineStyle: { color: ink.line } } };
    return {
      grid: { left: 64, right: 16, top: 40, bottom: 28 },
      legend: { textStyle: { color: ink.ink }, top: 0 },
      tooltip: {
        trigger: 'axis',
        backgroundColor: ink.surface,
        borderColor: ink.line,
        textStyle: { color: ink.ink },
        valueFormatter: (yuan: number) => amountOf(Math.round(yuan * 100)),
      },
      xAxis: { type: 'category', data: chart.hours.map(hourLabel), ...axis },
      yAxis: { type: 'value', splitLine: { lineStyle: { color: ink.line } }, ...axis },
      series: chart.series.map(({ fens }, index) => ({
        type: 'line',
        name: looks[index]?.name,
        symbol: SYMBOLS[index % SYMBOLS.length],
        symbolSize: 8,
        triggerEvent: true,
        color: looks[index]?.colour,
        lineStyle: { width: 3, type: looks[index]?.incomplete === true ? 'dashed' : 'solid' },
        data: fens.map((fen) => fen / 100),
      })),
    };
  };

/** Rooms by hours, the darker the longer in use. */
export const heatOption = (heat: HeatMap, inUse: (percent: number) => string) =>
  function option(ink: ChartInk): EChartsCoreOption {
    const axis = {
      axisLabel: { color: ink.dim },
      axisLine: { lineStyle: { color: ink.line } },
      splitArea: { show: false },
    };
    return {
      grid: { left: 88, right: 16, top: 8, bottom: 28 },
      tooltip: {
        backgroundColor: ink.surface,
        borderColor: ink.line,
        textStyle: { color: ink.ink },
        formatter: ({ data }: { readonly data: readonly [number, number, number] }) =>
          `${heat.rooms[data[1]]?.name ?? ''} · ${hourLabel(heat.hours[data[0]] ?? 0)} · ${inUse(data[2])}`,
      },
      visualMap: { show: false, min: 0, max: 100, inRange: { color: [ink.surface, ink.accent] } },
      xAxis: { type: 'category', data: heat.hours.map(hourLabel), ...axis },
      yAxis: { type: 'category', data: heat.rooms.map(({ name }) => name), ...axis },
      series: [
        {
          type: 'heatmap',
          data: heat.cells,
          itemStyle: { borderColor: ink.surface, borderWidth: 1 },
        },
      ],
    };
  };

const ROW_PX = 20;
/** Tall enough for a line per room. */
export const heatHeightPx = (heat: HeatMap): number => 48 + Math.max(4, heat.rooms.length) * ROW_PX;
