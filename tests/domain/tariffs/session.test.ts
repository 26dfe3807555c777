import { expect, it } from 'vitest';
import { yuan } from '#domain/kernel/fen.ts';
import { timeTotal } from '#domain/tariffs/charge.ts';
import { chargeSession, type SessionPart } from '#domain/tariffs/session.ts';
import type { Tariff } from '#domain/tariffs/tariff.ts';
import { band, clock, inYuan, tariff, terms } from './given.ts';

const small = (changes: Partial<Tariff> = {}) =>
  terms(tariff([band('08:00', '32:00', 60)], changes));
const large = (changes: Partial<Tariff> = {}) =>
  terms(tariff([band('08:00', '32:00', 120)], changes));

const part = (of: ReturnType<typeof small>, roomName: string, from: string): SessionPart => ({
  roomName,
  from: clock(of, from),
  terms: of,
});
const cost = (parts: readonly SessionPart[], to: string): number =>
  inYuan(timeTotal(chargeSession(parts, clock(small(), to))));

it('[MOVE-1] charges the old room up to the transfer and the new one from it', () => {
  const parts = [part(small(), 'S1', '12:00'), part(large(), 'L1', '13:30')];
  expect(cost(parts, '14:30')).toBe(90 + 120);
  expect(chargeSession(parts, clock(small(), '14:30')).map((line) => line.roomName)).toEqual([
    'S1',
    'L1',
  ]);
});

it('[TAR-16] charges a room that was left to the minute, and units whole in the last room only', () => {
  const hours = { unitMinutes: 60, partUnit: 'whole' } as const;
  expect(
    cost([part(small(hours), 'S1', '12:00'), part(large(hours), 'L1', '12:20')], '12:30'),
  ).toBe(20 + 120);
});

it('[TAR-16] charges the old room to the minute from the very minute of the move', () => {
  const hours = { unitMinutes: 60, partUnit: 'whole' } as const;
  const parts = [part(small(hours), 'S1', '12:00'), part(large(hours), 'L1', '12:20')];
  expect(cost(parts, '12:20')).toBe(20);
  expect(cost(parts, '12:19')).toBe(60);
});

it('[TAR-16] counts free minutes from the opening: changing rooms begins none', () => {
  const free = { freeMinutes: 15 };
  const parts = [part(small(free), 'S1', '12:00'), part(large(free), 'L1', '12:10')];
  expect(cost(parts, '12:15')).toBe(0);
  expect(cost(parts, '12:20')).toBe(10 + 20);
});

it('[TAR-16] charges what is left of the first hour in the room moved to', () => {
  const whole = { firstHourWhole: true };
  const parts = [part(small(whole), 'S1', '12:00'), part(large(whole), 'L1', '12:40')];
  expect(cost(parts, '12:45')).toBe(40 + 40);
  expect(cost(parts, '13:10')).toBe(40 + 40 + 20);
  const later = [part(small(whole), 'S1', '12:00'), part(large(whole), 'L1', '14:00')];
  expect(cost(later, '14:10')).toBe(120 + 20);
});

it('[TAR-16] caps the session at the highest of its caps', () => {
  const parts = [
    part(small({ capFen: yuan(200) }), 'S1', '12:00'),
    part(large({ capFen: yuan(300) }), 'L1', '15:00'),
  ];
  expect(cost(parts, '16:00')).toBe(180 + 120);
  expect(cost(parts, '20:00')).toBe(300);
  expect(chargeSession(parts, clock(small(), '20:00')).at(-1)?.rule).toBe('sessionCap');
});

it('[TAR-16] charges nothing for a room that the party reaches only later', () => {
  const parts = [part(small(), 'S1', '12:00'), part(large(), 'L1', '13:30')];
  expect(cost(parts, '13:00')).toBe(60);
  expect(chargeSession([], clock(small(), '13:00'))).toEqual([]);
});
