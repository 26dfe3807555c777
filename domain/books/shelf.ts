import type { BusinessDate } from '../kernel/business-date.ts';
import { createFold, type Evolve, type Fold } from './fold.ts';
import type { AggregateKey, AggregateKind } from './route.ts';

/** All aggregates of one kind, by id. */
export interface Shelf<State> {
  /** The aggregate's fold, made when it is not there. */
  at(id: string): Fold<State>;
  find(id: string): Fold<State> | null;
  state(id: string): State | null;
  states(): readonly State[];
  keys(): readonly AggregateKey[];
  /** Seals every aggregate, and drops those that have no later entries and satisfy `isOver`. */
  seal(date: BusinessDate, isOver: (state: State) => boolean): void;
}

export function createShelf<State>(kind: AggregateKind, evolve: Evolve<State>): Shelf<State> {
  const folds = new Map<string, Fold<State>>();
  const at = (id: string): Fold<State> => {
    const found = folds.get(id);
    if (found) return found;
    const fold = createFold(kind, id, evolve);
    folds.set(id, fold);
    return fold;
  };
  return {
    at,
    find: (id) => folds.get(id) ?? null,
    state: (id) => folds.get(id)?.state() ?? null,
    states: () => [...folds.values()].map((fold) => fold.state()).filter((state) => state !== null),
    keys: () => [...folds.values()].map((fold) => fold.key),
    seal(date, isOver) {
      for (const [id, fold] of folds) {
        fold.seal(date);
        const base = fold.base();
        if (fold.entries().length === 0 && base !== null && isOver(base)) folds.delete(id);
      }
    },
  };
}
