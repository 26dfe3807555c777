import type { Fact } from '#domain/journal/facts.ts';
import { present } from '#domain/kernel/assert.ts';

type OrderSent = Extract<Fact, { readonly type: 'OrderSent' }>;
type OrderedLine = OrderSent['lines'][number];

/** What many facts of a date say alike, said once: things that are ordered, terms of rooms. */
export type Things = readonly unknown[];

/** An ordered line: its id, what was ordered (by its place among the things), how many, the note. */
type CompactLine = readonly [line: string, what: number, quantity: number, note: string];

/** A fact with places among the things instead of what stands there. */
export type CompactFact = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface Compacter {
  readonly things: Things;
  readonly compact: (fact: Fact) => CompactFact;
}

/** Makes facts compact, and keeps what they have in common: half of a day's text is menu items. */
export function createCompacter(): Compacter {
  const things: unknown[] = [];
  const places = new Map<string, number>();
  const placeOf = (thing: unknown): number => {
    const text = JSON.stringify(thing);
    const place = places.get(text) ?? things.push(thing) - 1;
    places.set(text, place);
    return place;
  };
  const compactLine = ({ line, quantity, note, ...what }: OrderedLine): CompactLine => [
    line,
    placeOf(what),
    quantity,
    note,
  ];
  return {
    things,
    compact(fact: Fact): CompactFact {
      if (fact.type === 'OrderSent') return { ...fact, lines: fact.lines.map(compactLine) };
      return 'terms' in fact ? { ...fact, terms: placeOf(fact.terms) } : { ...fact };
    },
  };
}

/**
 * The fact that {@link createCompacter} was given. What it has in common with others is one object
 * with theirs; nobody changes facts.
 *
 * @param fact changed in place: it was parsed a moment ago and belongs to nobody else.
 */
export function expandFact(fact: CompactFact, things: Things): Fact {
  // Made of a mutable copy by JSON.parse, from what the compacter wrote.
  const open = fact as { type: string; lines?: unknown; terms?: unknown };
  if (open.type === 'OrderSent') {
    open.lines = (open.lines as readonly CompactLine[]).map(([line, what, quantity, note]) => ({
      line,
      ...present(things[what] as object | undefined, 'what was ordered'),
      quantity,
      note,
    }));
  } else if (open.terms !== undefined) {
    open.terms = things[open.terms as number];
  }
  return open as Fact;
}
