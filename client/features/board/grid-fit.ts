/** How the tiles stand on the board. */
export interface GridFit {
  readonly columns: number;
  readonly tileHeightPx: number;
  /** `compact` leaves out what a glance can do without, `narrow` the state's word beside its icon, too. */
  readonly density: 'roomy' | 'compact' | 'narrow';
}

const GAP_PX = 8;
const HEADING_PX = 28;
const LEAST_WIDTH_PX = 104;
const LEAST_HEIGHT_PX = 78;
const MOST_HEIGHT_PX = 152;
/** Wide enough for a room's name and its state's word beside it. */
const WORD_WIDTH_PX = 123;
const ROOMY_WIDTH_PX = 138;
const ROOMY_HEIGHT_PX = 104;

/**
 * The columns with which all tiles fit the board without scrolling and are as large as can be:
 * 24 rooms are roomy on 1280 × 800, 45 compact, 60 narrow. Where none fits, tiles are as low as can be and the
 * board scrolls.
 *
 * @param areaSizes rooms in each area; each area begins a new line under its heading.
 * @param width of the board, px.
 * @param height of the board, px.
 */
export function fitGrid(areaSizes: readonly number[], width: number, height: number): GridFit {
  const most = Math.max(1, Math.floor((width + GAP_PX) / (LEAST_WIDTH_PX + GAP_PX)));
  let best = measure(areaSizes, 1, width, height);
  for (let columns = 2; columns <= most; columns += 1) {
    const next = measure(areaSizes, columns, width, height);
    if (next.score > best.score) best = next;
  }
  const { columns, tileWidth, tileHeight } = best;
  const roomy = tileWidth >= ROOMY_WIDTH_PX && tileHeight >= ROOMY_HEIGHT_PX;
  return {
    columns,
    tileHeightPx: Math.floor(Math.min(Math.max(tileHeight, LEAST_HEIGHT_PX), MOST_HEIGHT_PX)),
    density: roomy ? 'roomy' : tileWidth >= WORD_WIDTH_PX ? 'compact' : 'narrow',
  };
}

interface Measured {
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** The tighter of its two sides, against what a roomy tile wants. */
  readonly score: number;
}

function measure(
  areaSizes: readonly number[],
  columns: number,
  width: number,
  height: number,
): Measured {
  const lines = areaSizes.reduce((sum, size) => sum + Math.ceil(size / columns), 0);
  const tileWidth = (width - GAP_PX * (columns - 1)) / columns;
  const left = height - areaSizes.length * HEADING_PX - lines * GAP_PX;
  const tileHeight = lines === 0 ? MOST_HEIGHT_PX : left / lines;
  const score = Math.min(tileWidth / ROOMY_WIDTH_PX, tileHeight / ROOMY_HEIGHT_PX);
  return { columns, tileWidth, tileHeight, score };
}
