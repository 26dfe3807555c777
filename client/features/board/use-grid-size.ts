import { useElementSize } from '@mantine/hooks';
import { type RefCallback, useEffect } from 'react';

import { recall, remember } from '#client/ui/hooks/remembered.ts';

const PART = 'grid size';

/** The board's size in a window of some size, px. */
interface Known {
  readonly window: string;
  readonly width: number;
  readonly height: number;
}

interface GridSize {
  readonly ref: RefCallback<HTMLDivElement | null>;
  readonly width: number;
  readonly height: number;
}

/**
 * How large the board is, px. Until it has been measured, what it was the last time in a window of
 * this size: so that its tiles are laid out once at a start, not once for a board without a size and
 * then again.
 */
export function useGridSize(): GridSize {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const window = `${innerWidth}×${innerHeight}`;
  const known = recall<Known>(PART);
  // The next start reads it.
  useEffect(() => {
    if (width > 0) remember<Known>(PART, { window, width, height });
  }, [window, width, height]);
  return width === 0 && known?.window === window ? { ...known, ref } : { ref, width, height };
}
