import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Nearer to the end than this is at the end, px. */
const NEAR = 8;

/**
 * Keeps the end of a list that scrolls in sight as it grows: always where a hand added to it, else
 * where its end was in sight before, so that nothing moves under a finger elsewhere.
 *
 * @param composed what a hand composed so far; more of it scrolls to the end.
 */
export function useEndInSight(composed: number): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef({ composed, height: 0 });
  // After each drawing, and before it is painted: what it is about is the height that came of it.
  useLayoutEffect(() => {
    const node = list.current;
    // The page of a phone that isn't shown has no height.
    if (!node || node.clientHeight === 0) return;
    const { composed: had, height } = before.current;
    const isScrolled = height > node.clientHeight;
    const wasAtEnd = isScrolled && node.scrollTop + node.clientHeight >= height - NEAR;
    const grew = node.scrollHeight > height;
    if (composed > had || (grew && wasAtEnd)) node.scrollTop = node.scrollHeight;
    before.current = { composed, height: node.scrollHeight };
  });
  return list;
}
