import { memberWrites } from '#client/engine/members/rows.ts';
import { demoRegisters } from '#domain/demo/registers.ts';
import { present } from '#domain/kernel/assert.ts';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';

import { CHAIN } from './store-docs.ts';
import { openTablet } from './tablet.ts';

/** Rows that came together, as the directory brings them. */
const BATCH = 5_000;
const SHOWN = 60;

export interface MemberSearchFigures {
  /** From a key to its hits. */
  readonly keys: readonly number[];
  /** The first search after a start, which reads the texts. */
  readonly firstMs: number;
}

/**
 * Each key of a person who looks for members among `count`: by phone, number, pinyin, initials and
 * name, letter after letter, and by what nobody has.
 */
export async function measureMemberSearch(
  count: number,
  words: number,
): Promise<MemberSearchFigures> {
  const { engine, database } = await openTablet('members', { online: false });
  const demo = demoRegisters(CHAIN, 'zh-CN').members;
  for (let from = 0; from < count; from += BATCH) {
    const { members, memberTexts } = await memberWrites(
      Array.from({ length: BATCH }, (_, index) => variant(demo, from + index)),
    );
    await database.members.bulkPut([...members]);
    await database.memberTexts.bulkAdd([...memberTexts]);
  }
  const timed = async (query: string): Promise<number> => {
    const start = performance.now();
    await engine.findMembers(query, SHOWN);
    return performance.now() - start;
  };
  const firstMs = await timed('1');
  const keys: number[] = [];
  for (let word = 0; word < words; word += 1) {
    const typed = typedFor(variant(demo, (word * 7919) % count), word % 5);
    for (let length = 1; length <= typed.length; length += 1) {
      keys.push(await timed(typed.slice(0, length)));
    }
  }
  engine.stop();
  return { keys, firstMs };
}

/** The demo's members over and over, each with a name of two others, and a phone of its own. */
function variant(demo: readonly MemberProfile[], index: number): MemberProfile {
  const at = (place: number): MemberProfile => present(demo[place % demo.length], 'a member');
  const lap = Math.floor(index / demo.length);
  const digits = String(index).padStart(8, '0');
  return {
    ...at(index),
    id: id<MemberId>(`member-${digits}`),
    number: `M${digits}7`,
    name: at(index).name.slice(0, 2) + at(index * 31 + lap * 17).name.slice(-1),
    phone: `1${String((index * 7_368_787) % 10_000_000_000).padStart(10, '3')}`,
  };
}

function typedFor({ number, name, phone }: MemberProfile, way: number): string {
  if (way === 0) return phone;
  if (way === 1) return number.toLowerCase();
  if (way === 2) return name;
  // The end of a phone, as guests tell it; and somebody who isn't there.
  return way === 3 ? phone.slice(-4) : `zhq${phone.slice(3, 7)}`;
}
