import type { Random } from '../kernel/random.ts';
import type { Scheduler } from '../kernel/scheduler.ts';

/** How badly a line treats messages. */
export interface Weather {
  readonly loss: number;
  readonly repeat: number;
  /** Odds that a message is overtaken by later ones. */
  readonly detour: number;
}

/** A way between two machines, up or down; both directions. */
export interface Line {
  readonly isUp: () => boolean;
  /** Delivers later; or never, or twice, or after what was sent later. */
  readonly send: (deliver: () => void) => void;
  /** Asks and hears an answer, or `null` after `ms` without one. */
  readonly ask: <Answer>(
    serve: () => Answer,
    hear: (answer: Answer | null) => void,
    ms: number,
  ) => void;
  /** Counts reasons for being down: a store's outage and a tablet's may overlap. */
  readonly cut: () => void;
  readonly join: () => void;
  /** Called back each time that it comes up. */
  readonly onUp: (back: () => void) => void;
  /** Loses what is on its way, as when one end's process is gone, and comes up anew. */
  readonly drop: () => void;
}

interface Traffic {
  messages: number;
}

export function createLine(
  scheduler: Scheduler,
  random: Random,
  { loss, repeat, detour }: Weather,
  traffic: Traffic,
): Line {
  let reasons = 0;
  let life = 0;
  const backs: (() => void)[] = [];
  const comeUp = (): void => {
    for (const back of backs) back();
  };
  const carry = (deliver: () => void): void => {
    const ofLife = life;
    const ms = random.chance(detour) ? random.between(1_000, 20_000) : random.between(5, 250);
    scheduler.after(ms, () => {
      if (life === ofLife && reasons === 0) deliver();
    });
  };
  const line: Line = {
    isUp: () => reasons === 0,
    send(deliver) {
      traffic.messages += 1;
      if (reasons > 0 || random.chance(loss)) return;
      carry(deliver);
      if (random.chance(repeat)) carry(deliver);
    },
    ask(serve, hear, ms) {
      let isOpen = true;
      const once = <Answer>(answer: Answer, then: (answer: Answer) => void): void => {
        if (!isOpen) return;
        isOpen = false;
        then(answer);
      };
      line.send(() => {
        const answer = serve();
        line.send(() => once(answer, hear));
      });
      scheduler.after(ms, () => once(null, hear));
    },
    cut() {
      if (reasons === 0) life += 1;
      reasons += 1;
    },
    join() {
      reasons -= 1;
      if (reasons === 0) comeUp();
    },
    onUp: (back) => void backs.push(back),
    drop() {
      life += 1;
      if (reasons === 0)
        scheduler.after(random.between(50, 2_000), () => reasons === 0 && comeUp());
    },
  };
  return line;
}
