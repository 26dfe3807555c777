import { id, type MemberId, type StoreId } from '../kernel/ids.ts';
import type { MemberProfile } from '../members/records.ts';
import type { DemoNames, PeopleNames } from './names/names.ts';
import { createRandom, type Random } from './random.ts';

const DEMO_MEMBERS = 2_000;

/** Luhn check digit (ISO/IEC 7812-1, annex B) of digits. */
function luhn(digits: string): number {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).toReversed().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * The demo's members: the same for the same seed. Their phones begin with 120, which no mobile
 * number in China does, so that nobody is called.
 */
export function demoMembers(
  seed: string,
  names: DemoNames,
  stores: readonly StoreId[],
): readonly MemberProfile[] {
  const random = createRandom(`${seed} members`);
  return Array.from({ length: DEMO_MEMBERS }, (_, index): MemberProfile => {
    const digits = String(index + 1).padStart(6, '0');
    const person = anyPerson(random, names.people);
    return {
      id: id<MemberId>(`member-${digits}`),
      number: `D${digits}${luhn(digits)}`,
      name: person.name,
      phone: `120${digits}${String(random.int(0, 99)).padStart(2, '0')}`,
      sex: person.sex,
      birthday: random.chance(0.7) ? birthday(random) : '',
      tags: random.chance(0.3) ? [random.pick(names.tags)] : [],
      notes: '',
      source: random.pick(names.sources),
      home: random.weighted(stores, (store) => stores.length - stores.indexOf(store)),
      consent: random.chance(0.6),
      status: 'active',
      ...tierOf(index),
    };
  });
}

/** One in twenty is gold, one in five of the others silver. */
const tierOf = (index: number): { readonly tier?: string } =>
  index % 20 === 0 ? { tier: 'gold' } : index % 5 === 0 ? { tier: 'silver' } : {};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** With the year for half of them, as people tell it. */
function birthday(random: Random): string {
  const day = `${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`;
  return random.chance(0.5) ? day : `${random.int(1970, 2007)}-${day}`;
}

/** A name, and how the party of that person is called. */
export function anyPerson(
  random: Random,
  people: PeopleNames,
): { readonly name: string; readonly party: string; readonly sex: 'female' | 'male' } {
  const sex = random.chance(0.55) ? 'female' : 'male';
  const surname = random.pick(people.surnames);
  const fill = (pattern: string, given: string): string =>
    pattern.replace('{surname}', surname).replace('{given}', given);
  return {
    name: fill(people.full, random.pick(people[sex])),
    party: fill(sex === 'female' ? people.madam : people.sir, ''),
    sex,
  };
}
