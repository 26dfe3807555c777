import { describe, expect, it } from 'vitest';

import { fitGrid } from '#client/features/board/grid-fit.ts';

// The board's own room on a screen of 1280 × 800: without rail, status line and filter chips.
const width = 1160;
const height = 640;

const heightOf = (areas: readonly number[]): number => {
  const { columns, tileHeightPx } = fitGrid(areas, width, height);
  const lines = areas.reduce((sum, size) => sum + Math.ceil(size / columns), 0);
  return lines * (tileHeightPx + 8) + areas.length * 28;
};

describe('grid of the board', () => {
  it('shows 24 rooms of three floors without scrolling, roomy', () => {
    expect(heightOf([8, 8, 8])).toBeLessThanOrEqual(height);
    expect(fitGrid([8, 8, 8], width, height).density).toBe('roomy');
  });

  it('shows 45 rooms of three floors without scrolling, compact', () => {
    expect(heightOf([15, 15, 15])).toBeLessThanOrEqual(height);
    expect(fitGrid([15, 15, 15], width, height).density).toBe('compact');
  });

  it('shows 60 rooms of three floors without scrolling, states by icon alone', () => {
    expect(heightOf([20, 20, 20])).toBeLessThanOrEqual(height);
    expect(fitGrid([20, 20, 20], width, height).density).toBe('narrow');
  });

  it('keeps tiles high enough to touch and read where nothing fits, and scrolls', () => {
    expect(fitGrid([200], width, height).tileHeightPx).toBeGreaterThanOrEqual(72);
  });

  it('gives one column on a board that was not measured yet', () => {
    expect(fitGrid([24], 0, 0).columns).toBe(1);
  });
});
