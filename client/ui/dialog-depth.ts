import { createContext } from 'react';

/** How many dialogs a component is inside of; 0 on a screen itself. */
export const DialogDepth = createContext(0);

const open: number[] = [];

/** A dialog opened at this depth; to be called again with what it returns when it closes. */
export function enterDialog(depth: number): () => void {
  open.push(depth);
  return () => {
    open.splice(open.lastIndexOf(depth), 1);
  };
}

/** Whether keys typed anywhere are meant for something at this depth: nothing lies above it. */
export const hasKeyboard = (depth: number): boolean => Math.max(0, ...open) <= depth;
