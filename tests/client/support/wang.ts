import { id, type MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { store } from '#tests/domain/support/store.ts';

/** A member of the test store. */
export const wang: MemberProfile = {
  id: id<MemberId>('m1'),
  number: 'M000100024',
  name: '王小明',
  phone: '13900000001',
  sex: 'male',
  birthday: '05-20',
  tags: [],
  notes: '',
  source: '',
  home: store,
  consent: true,
  status: 'active',
};
