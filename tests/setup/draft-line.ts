import type { DraftLine } from '#domain/commands/command.ts';
import { id, type ItemId, type LineId } from '#domain/kernel/ids.ts';

/** Lines as a hand composes them: each call makes another line, whatever its name. */
export type Compose = (item: string, quantity?: number) => DraftLine;

/** @returns a hand of its own, whose lines bear the same ids in every run. */
export function createComposer(): Compose {
  let composed = 0;
  return (item, quantity = 1) => {
    composed += 1;
    const line = id<LineId>(`drafted-${composed}`);
    return { line, item: id<ItemId>(item), quantity, modifiers: [], note: '' };
  };
}

/** For tests that don't compare two runs. */
export const draftLine = createComposer();
