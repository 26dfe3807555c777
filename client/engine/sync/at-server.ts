import { epochMark, type JournalHeld, type SubbedFrame } from '#domain/wire/frames.ts';

/**
 * What the server has of each journal, as far as it told on one connection. Everything that it sends
 * is heard here first, whether anybody waits for it or not: so what comes to a channel while it is
 * being left is known, and who compares this with the disk overlooks nothing.
 */
export interface AtServer {
  readonly told: (docs: readonly JournalHeld[]) => void;
  readonly began: (doc: string, subbed: SubbedFrame) => void;
  /** A sequence of the document was sent or acknowledged. */
  readonly grew: (doc: string, seq: number) => void;
  /** The server has so many entries of this tablet's own. */
  readonly gave: (doc: string, own: number) => void;
  /** One that the server doesn't name it doesn't have. */
  readonly of: (doc: string) => JournalHeld;
  readonly docs: () => readonly string[];
}

export function createAtServer(welcomed: readonly JournalHeld[]): AtServer {
  const held = new Map(welcomed.map((journal) => [journal.doc, journal]));
  const of = (doc: string): JournalHeld => held.get(doc) ?? { doc, head: 0, epoch: '', own: 0 };
  return {
    of,
    docs: () => [...held.keys()],
    told(docs) {
      for (const { doc, head, epoch, own } of docs) {
        const known = of(doc);
        // News may be overtaken by what was sent on a channel, but not in another epoch.
        const least = known.epoch === epoch ? known.head : 0;
        held.set(doc, { doc, epoch, head: Math.max(head, least), own: Math.max(own, known.own) });
      }
    },
    began(doc, { epoch, head }) {
      held.set(doc, { ...of(doc), epoch: epochMark(epoch), head });
    },
    grew(doc, seq) {
      const known = of(doc);
      held.set(doc, { ...known, head: Math.max(known.head, seq) });
    },
    gave(doc, own) {
      held.set(doc, { ...of(doc), own });
    },
  };
}
