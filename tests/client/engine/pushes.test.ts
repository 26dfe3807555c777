import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { createChannels } from '#client/engine/sync/channels.ts';
import { createPushes, type QueuedRow } from '#client/engine/sync/pushes.ts';
import type { Frame } from '#domain/wire/frames.ts';

const doc = 'store/s1';
const row = (id: number): QueuedRow => ({ id, doc, bytes: new Uint8Array([id]), count: 1, at: 1 });

function connection(memory: object | null = null) {
  const sent: Frame[] = [];
  const channels = createChannels();
  const open = (name: string): void => {
    const { channel } = channels.open(name, { epoch: '', since: 0 });
    const opened = channels.byId(channel);
    if (!opened) throw new Error('no channel');
    opened.subbed = { type: 'subbed', channel, epoch: 'e1', head: 0, base: 0, full: false };
  };
  open(doc);
  const lost = new Map<string, number>();
  const pushes = createPushes({ memory, lost } as never, channels, (frames) =>
    sent.push(...frames),
  );
  const refs = () => sent.flatMap((frame) => (frame.type === 'push' ? [frame.ref] : []));
  return { pushes, refs, open, lost, channels };
}

describe('the outbox on a new connection', () => {
  it('[ENG-10] goes in the order of work, what is done while it is read included', () => {
    const { pushes, refs } = connection();
    pushes.offer([row(7)]);
    pushes.flush();
    expect(refs()).toEqual([]);
    pushes.begin([row(5), row(6)]);
    pushes.flush();
    pushes.offer([row(8)]);
    pushes.flush();
    expect(refs()).toEqual([5, 6, 7, 8]);
  });

  it('[ENG-10] [HUB-12] keeps a date back until those before it are open: a log has no gap', () => {
    const { pushes, refs, open } = connection();
    const early = { ...row(1), doc: 'journal/s1/2026-11-20' };
    const late = { ...row(2), doc: 'journal/s1/2026-11-21' };
    open(late.doc);
    pushes.begin([early, late, row(3)]);
    pushes.sealed();
    pushes.flush();
    expect(refs()).toEqual([3]);
    open(early.doc);
    pushes.flush();
    expect(refs()).toEqual([3, 1, 2]);
  });

  it('[ENG-10] keeps facts back until they are sealed', () => {
    const { pushes, refs, open } = connection();
    const name = 'journal/s1/2026-11-20';
    open(name);
    pushes.begin([{ ...row(1), doc: name }]);
    pushes.sealed();
    pushes.offer([{ ...row(2), doc: name }, row(3)]);
    pushes.flush();
    expect(refs()).toEqual([1, 3]);
    pushes.sealed();
    pushes.flush();
    expect(refs()).toEqual([1, 3, 2]);
  });

  it('[ENG-27] counts what the server lost as lost until it took it, not where it kept it out', () => {
    const held = new Y.Doc();
    held.getMap('rooms').set('r1', 1);
    const identity = { device: 'd1' };
    const { pushes, refs, lost, channels } = connection({
      identity,
      registerDocs: new Map([[doc, { doc: held }]]),
    });
    const channel = channels.byDoc(doc);
    if (!channel) throw new Error('it is open');
    lost.set(doc, 3);
    pushes.begin([]);
    for (const end of ['keptOut', 'acked'] as const) {
      pushes.wholeState(channel);
      pushes.flush();
      expect(lost.get(doc)).toBe(3);
      expect(pushes[end](refs().at(-1) ?? 0)).toEqual([]);
      expect(lost.has(doc)).toBe(end === 'keptOut');
    }
  });

  it('[ENG-10] holds back what was refused, and offers it once more', () => {
    const { pushes, refs } = connection();
    pushes.begin([row(1), row(2)]);
    pushes.flush();
    pushes.refuse(doc);
    pushes.offer([row(3)]);
    pushes.flush();
    expect(refs()).toEqual([1, 2]);
    pushes.offerAgain(doc);
    pushes.acked(1);
    pushes.flush();
    expect(refs()).toEqual([1, 2, 2, 3]);
  });
});
