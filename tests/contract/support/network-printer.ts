import { setTimeout as pause } from 'node:timers/promises';

/** A real one asks every second at most. */
const PAUSE_MS = 50;

/** A printer that fetches its jobs from a server, as far as the server can tell. */
export interface NetworkPrinter<Turn extends string> {
  /** What lies on its tray; a slip that was cut short is among them. */
  readonly slips: readonly string[];
  readonly kicks: () => number;
  /** One round: it asks, prints what it is given, and says what became of it. */
  turn(): Promise<Turn>;
  /** Rounds until one brings this. */
  until(turn: Turn): Promise<void>;
  paperOut(): void;
  loadPaper(): void;
  /** Loses its power right after it has fetched the next jobs: it never says what became of them. */
  losePower(): void;
}

/** {@link NetworkPrinter.until} of a printer's rounds. */
export const untilOf =
  <Turn extends string>(turn: () => Promise<Turn>): NetworkPrinter<Turn>['until'] =>
  async (wanted) => {
    while ((await turn()) !== wanted) await pause(PAUSE_MS);
  };
