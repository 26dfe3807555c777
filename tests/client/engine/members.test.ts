import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { memberNumber } from '#client/engine/members/numbers.ts';
import { searchText } from '#client/engine/members/search.ts';
import { id, type MemberId, type RoomId } from '#domain/kernel/ids.ts';
import { wang } from '#tests/client/support/wang.ts';

import { offlineTablet } from './support/tablet.ts';

/** The tuples of the only log in an update of a day. */
function tuplesIn(update: Uint8Array): readonly (readonly unknown[])[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return [...doc.share.keys()].flatMap((log) => doc.getArray<readonly unknown[]>(log).toArray());
}

describe('members', () => {
  it('[MEM-1] are found by any part of number, phone, name, pinyin and initials', async () => {
    const tablet = await offlineTablet();
    const edited = await tablet.engine.edit([{ collection: 'members', record: wang }]);
    expect(edited).toEqual({ ok: true, value: undefined });
    for (const query of ['0001', '1390', '王', '小明', 'wangxiao', 'wxm', 'XiaoMing']) {
      const hits = await tablet.engine.findMembers(query, 10);
      expect(hits.map(({ name }) => name)).toEqual(['王小明']);
    }
    expect(await tablet.engine.findMembers('li', 10)).toEqual([]);
  });

  it('[MEM-1] have numbers of this device alone, none twice over a restart', async () => {
    const tablet = await offlineTablet();
    const first = (await tablet.engine.nextMemberNumbers(1))[0];
    const again = await tablet.restart();
    expect((await again.engine.nextMemberNumbers(1))[0]).not.toBe(first);
    expect(first).toBe('M000100016');
    // A fifth running digit never reads as another block's.
    expect(memberNumber(1, 10_001)).toHaveLength(memberNumber(11, 1).length + 1);
  });

  it('[ENG-15] finds nothing across two parts of the search text', () => {
    expect(searchText('M1', 'Ann', '123', null).keys).toBe('\tm1\t123\tann');
  });

  it('[ENG-15] are found by what they are called now, and not once they are erased', async () => {
    const tablet = await offlineTablet();
    const names = async (query: string): Promise<readonly string[]> =>
      (await tablet.engine.findMembers(query, 10)).map(({ name }) => name);
    await tablet.engine.edit([{ collection: 'members', record: wang }]);
    expect(await names('xiaoming')).toEqual(['王小明']);
    await tablet.engine.edit([{ collection: 'members', record: { ...wang, name: '王大明' } }]);
    expect(await names('xiaoming')).toEqual([]);
    expect(await names('大明')).toEqual(['王大明']);
    await tablet.engine.edit([{ collection: 'members', record: { ...wang, status: 'erased' } }]);
    expect(await names('1390')).toEqual([]);
  });

  it('[MEM-6] merged into another are found as that one, and as themselves once it is undone', async () => {
    const tablet = await offlineTablet();
    const li = {
      ...wang,
      id: id<MemberId>('m2'),
      number: '0002',
      name: '李丽',
      phone: '13800000000',
    };
    await tablet.engine.edit([wang, li].map((record) => ({ collection: 'members', record })));
    const names = async (query: string): Promise<readonly string[]> =>
      (await tablet.engine.findMembers(query, 10)).map(({ name }) => name);
    const issue = { type: 'issueCard', member: wang.id, number: 'K-77001' } as const;
    await tablet.engine.run(issue);
    const merge = {
      type: 'mergeMembers',
      member: wang.id,
      into: li.id,
      reason: '登记了两次',
    } as const;
    expect(await tablet.engine.run(merge)).toMatchObject({ ok: true });
    for (const query of ['1390', '王', 'wxm', 'K-77', '李丽', '13']) {
      expect(await names(query)).toEqual(['李丽']);
    }
    expect(await tablet.engine.run({ ...issue, number: 'K-77002' })).toMatchObject({
      ok: false,
      error: { kind: 'refused', refusal: { code: 'mergedAway' } },
    });
    const open = { type: 'openRoom', room: id<RoomId>('r1'), party: '', heads: 2 } as const;
    const forWang = { ...open, member: { id: wang.id, number: wang.number } };
    expect(await tablet.engine.run(forWang)).toMatchObject({
      ok: false,
      error: { kind: 'refused', refusal: { code: 'mergedAway' } },
    });
    const undo = { type: 'undoMerge', member: wang.id, reason: '合并错了' } as const;
    expect(await tablet.engine.run(undo)).toMatchObject({ ok: true });
    expect(await names('1390')).toEqual(['王小明']);
    expect(await tablet.engine.run(forWang)).toMatchObject({ ok: true });
  });

  it('[ENG-5] a new member is registered with the profile, and an edit registers nobody', async () => {
    const tablet = await offlineTablet();
    const others = ['m2', 'm3'].map((each) => ({ ...wang, id: id<MemberId>(each), number: each }));
    const edits = [wang, ...others].map((record) => ({ collection: 'members', record }) as const);
    await tablet.engine.edit(edits);
    await tablet.engine.edit([{ collection: 'members', record: { ...wang, name: '王大明' } }]);
    const day = (await tablet.database.updates.toArray()).filter(({ doc }) =>
      doc.startsWith('journal/'),
    );
    const entries = day.flatMap(({ bytes }) => tuplesIn(bytes));
    expect(entries.map((tuple) => [tuple[5], (tuple[7] as { member: string }).member])).toEqual([
      ['MemberRegistered', 'm1'],
      ['MemberRegistered', 'm2'],
      ['MemberRegistered', 'm3'],
    ]);
  });

  it('[ENG-5] one bad record refuses all of an edit', async () => {
    const tablet = await offlineTablet();
    const bad = { ...wang, id: id<MemberId>('m2'), phone: 'none' };
    const edited = await tablet.engine.edit([
      { collection: 'members', record: wang },
      { collection: 'members', record: bad },
    ]);
    expect(edited).toMatchObject({
      ok: false,
      error: { kind: 'invalid', index: 1, field: 'phone' },
    });
    expect(await tablet.database.members.count()).toBe(0);
    expect(await tablet.database.outbox.count()).toBe(0);
  });

  it('[ENG-5] an edit that the disk refuses leaves the register as it was', async () => {
    const tablet = await offlineTablet();
    tablet.disk.refuse('registers');
    const edited = await tablet.engine.edit([{ collection: 'members', record: wang }]);
    expect(edited).toMatchObject({ ok: false, error: { kind: 'storage' } });
    expect(await tablet.database.outbox.count()).toBe(0);
    expect(await tablet.engine.edit([{ collection: 'members', record: wang }])).toMatchObject({
      ok: true,
    });
    const again = await tablet.restart();
    expect((await again.database.outbox.toArray()).map(({ doc }) => doc.split('/')[0])).toEqual([
      'journal',
      'members',
    ]);
    expect((await again.engine.openMember(wang.id))?.birthday).toBe('05-20');
  });
});
