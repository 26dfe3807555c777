import { expect, it } from 'vitest';

import { latelyEnded, waitingGroups } from '#client/features/printing/groups.ts';
import { id, type StationId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { ASKED_AT, jobOf } from '#tests/client/support/printing.ts';

const station = (name: string) => ({ id: id<StationId>(name), name });
const at = (name: string, place: string | null, age: number) =>
  jobOf(name, {
    station: place === null ? null : id<StationId>(place),
    requestedAt: instant(ASKED_AT - age),
  });
const ended = (name: string, after: number) =>
  jobOf(name, { ended: { outcome: 'printed', at: instant(ASKED_AT + after), actor: id('amy') } });

it('[TKT-1] groups what waits by station, what waits longest first, the till’s own last', () => {
  const jobs = [
    at('young', 'bar', 1),
    at('old', 'bar', 9),
    at('soup', 'kitchen', 5),
    at('receipt', null, 7),
    ended('done', 1),
  ];
  const groups = waitingGroups(jobs, [station('kitchen'), station('bar')], 'Till');
  expect(groups.map(({ name, jobs: own }) => [name, own.map(({ job }) => job)])).toEqual([
    ['bar', ['old', 'young']],
    ['kitchen', ['soup']],
    ['Till', ['receipt']],
  ]);
});

it('[TKT-1] loses no ticket of a station that is gone', () => {
  const groups = waitingGroups([at('lost', 'gone', 1)], [station('bar')], 'Till');
  expect(groups).toMatchObject([{ name: 'Till', jobs: [{ job: 'lost' }] }]);
});

it('[TKT-2] shows what ended last first', () => {
  const shown = latelyEnded([ended('a', 1), ended('b', 3), at('waits', 'bar', 1), ended('c', 2)]);
  expect(shown.map(({ job }) => job)).toEqual(['b', 'c', 'a']);
});
