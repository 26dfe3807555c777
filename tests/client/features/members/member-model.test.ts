import { describe, expect, it } from 'vitest';

import { isWholePhone, MEMBER_MODEL, newMember } from '#client/features/members/member-model.ts';
import { id, type MemberId, type StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { checkRecord } from '#domain/registers/check.ts';

const MEI: MemberProfile = {
  ...newMember(id<MemberId>('m1'), 'M700127', id<StoreId>('s1')),
  name: '韩梅梅',
  phone: '13900139000',
  birthday: '05-03',
  tags: ['常客', '靓嗓'],
};

describe('[MEM-1] the form of a member', () => {
  it('gives back the record that it was given', () => {
    expect(MEMBER_MODEL.toRecord(MEMBER_MODEL.toDraft(MEI), MEI)).toEqual({
      record: MEI,
      problems: [],
    });
  });

  it('asks for name and phone, and takes out what people put between digits', () => {
    const blank = newMember(id<MemberId>('m2'), 'M1', id<StoreId>('s1'));
    const read = MEMBER_MODEL.toRecord(MEMBER_MODEL.toDraft(blank), blank);
    expect(read.problems.map(({ field }) => field)).toEqual(['name', 'phone']);
    const typed = { ...MEMBER_MODEL.toDraft(MEI), phone: '１３９ 0013-9000', tags: 'a，b, a' };
    expect(MEMBER_MODEL.toRecord(typed, MEI).record).toMatchObject({
      phone: '13900139000',
      tags: ['a', 'b'],
    });
  });

  it('leaves what is no phone and no birthday to be refused at its field', () => {
    const typed = { ...MEMBER_MODEL.toDraft(MEI), phone: 'abc', birthday: '13-40' };
    const { record } = MEMBER_MODEL.toRecord(typed, MEI);
    expect(checkRecord('members', record).map(({ field }) => field)).toEqual(['phone', 'birthday']);
  });

  it('asks whose a phone is only once it is whole', () => {
    expect(['138', '1380013', '+886 912 345 678', ''].map(isWholePhone)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
