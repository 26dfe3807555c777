import { type MouseEvent, type PointerEvent, useRef } from 'react';

const HOLD_MS = 500;
const MOST_MOVED_PX = 10;

/** Spread onto the element: `<button {...useLongPress(open)} onClick={…}>`. */
export interface LongPressHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onClickCapture: (event: MouseEvent) => void;
}

/**
 * Holding for half a second, or a right click, calls `onHold`; the click that ends a hold is
 * swallowed, so that one gesture does one thing. A finger that moves is scrolling, not holding.
 */
export function useLongPress(onHold: () => void): LongPressHandlers {
  const timer = useRef(0);
  const start = useRef({ x: 0, y: 0 });
  const held = useRef(false);

  const end = (): void => window.clearTimeout(timer.current);
  const hold = (): void => {
    held.current = true;
    onHold();
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      held.current = false;
      start.current = { x: event.clientX, y: event.clientY };
      end();
      timer.current = window.setTimeout(hold, HOLD_MS);
    },
    onPointerMove: (event) => {
      const moved = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y);
      if (moved > MOST_MOVED_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event) => {
      event.preventDefault();
      end();
      // A long touch raises this too, after the timer has done its work.
      if (!held.current) hold();
    },
    onClickCapture: (event) => {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
