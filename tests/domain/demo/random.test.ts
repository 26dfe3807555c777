import { expect, it } from 'vitest';
import { createAgenda, type Agenda } from '#domain/demo/agenda.ts';
import { inNotes } from '#domain/demo/pay.ts';
import { createRandom } from '#domain/demo/random.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { instant } from '#domain/kernel/instant.ts';
import { countCash } from '#domain/shifts/expected.ts';

it('[DEMO-1] gives the same numbers for a seed, and others for another', () => {
  const numbers = (seed: string): readonly number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.int(0, 1_000_000));
  };
  expect(numbers('a')).toEqual(numbers('a'));
  expect(numbers('a')).not.toEqual(numbers('b'));
});

it('spreads whole numbers evenly and stays within bounds', () => {
  const random = createRandom('even');
  const counts = Array.from({ length: 6 }, () => 0);
  for (let draw = 0; draw < 6_000; draw += 1) {
    const face = random.int(1, 6);
    counts[face - 1] = (counts[face - 1] ?? 0) + 1;
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6_000);
  expect(Math.min(...counts)).toBeGreaterThan(850);
});

it('picks by weight, and never what weighs nothing', () => {
  const random = createRandom('weights');
  const picks = Array.from({ length: 1_000 }, () =>
    random.weighted(
      ['never', 'seldom', 'often'],
      (word) => ['never', 'seldom', 'often'].indexOf(word) ** 3,
    ),
  );
  expect(picks).not.toContain('never');
  expect(picks.filter((word) => word === 'often').length).toBeGreaterThan(800);
});

function agendaOf(done: string[]): Agenda {
  const agenda = createAgenda();
  agenda.at(instant(20), () => done.push('c'));
  agenda.at(instant(10), (now) => {
    done.push('a');
    agenda.at(instant(now + 5), () => done.push('b'));
    agenda.at(instant(20), () => done.push('e'));
  });
  agenda.at(instant(20), () => done.push('d'));
  return agenda;
}

it('does what is on the agenda in order of time, then of being put on', () => {
  const done: string[] = [];
  agendaOf(done).run(null);
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('stops where it is told to', () => {
  const done: string[] = [];
  agendaOf(done).run(instant(19));
  expect(done).toEqual(['a', 'b']);
});

it('counts an amount into notes and coins', () => {
  const count = inNotes(yuan(688.6));
  expect(count).toEqual({ 10000: 6, 5000: 1, 2000: 1, 1000: 1, 500: 1, 100: 3, 50: 1, 10: 1 });
  expect(countCash(count)).toBe(68_860);
  expect(inNotes(yuan(-1))).toEqual({});
});
