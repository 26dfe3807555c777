import * as Y from 'yjs';

import { gzip, utf8 } from '#client/engine/bytes.ts';
import { parseLogName } from '#domain/journal/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { decodeFrames } from '#domain/wire/frames.ts';

import { evening, runOne } from './evening.ts';
import { openTablet, type BenchTablet } from './tablet.ts';

const TYPE = 5;

export interface WireFigures {
  /** Gzipped bytes of all messages with a PUSH in them. */
  readonly pushed: number;
  /** Gzipped bytes of the same entries as JSON tuples, with and without the seals among them. */
  readonly tuples: number;
  readonly tuplesWithoutSeals: number;
  readonly entries: number;
  readonly seals: number;
}

/** An evening of one tablet at a person's pace: every command is pushed before the next is given. */
export async function measureWire(commands: number): Promise<WireFigures> {
  const tablet = await openTablet('wire', { online: true, hurry: 50 });
  const script = evening(tablet.store.demo, tablet.clock);
  let next = script.next();
  for (let count = 0; count < commands; count += 1) {
    const outcome = await runOne(tablet.engine, next.value);
    await allSent(tablet);
    next = script.next(outcome);
  }
  tablet.engine.stop();
  const tuples = tuplesIn(tablet.hub.pushed);
  const facts = tuples.filter((tuple) => tuple[TYPE] !== 'LogSealed');
  return {
    pushed: await gzippedBytes(await new Blob([...tablet.hub.pushed]).bytes()),
    tuples: await gzippedBytes(utf8(JSON.stringify(tuples))),
    tuplesWithoutSeals: await gzippedBytes(utf8(JSON.stringify(facts))),
    entries: tuples.length,
    seals: tuples.length - facts.length,
  };
}

const gzippedBytes = async (bytes: Uint8Array<ArrayBuffer>): Promise<number> =>
  (await gzip(bytes)).byteLength;

async function allSent({ engine }: BenchTablet): Promise<void> {
  const sent = Promise.withResolvers<void>();
  const end = await engine.onStatus(({ unsent }) => {
    if (unsent === 0) sent.resolve();
  });
  await sent.promise;
  end();
}

/** What the hub would hold of the journal after these messages. */
function tuplesIn(messages: readonly Uint8Array[]): readonly (readonly unknown[])[] {
  const doc = new Y.Doc();
  for (const message of messages) {
    const frames = decodeFrames(message);
    assert(frames.ok, 'a pushed message is well formed');
    for (const frame of frames.value) {
      if (frame.type === 'push') Y.applyUpdate(doc, frame.update);
    }
  }
  return [...doc.share.keys()]
    .filter((name) => parseLogName(name) !== null)
    .flatMap((name) => doc.getArray<readonly unknown[]>(name).toArray());
}
