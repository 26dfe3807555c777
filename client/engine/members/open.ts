import type { MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { memberDoc } from '#domain/registers/registers.ts';
import type { Core } from '../core.ts';
import { readyMemory } from '../project/recover.ts';
import { registerOf } from '../sync/inbox.ts';
import type { SyncClient } from '../sync/client.ts';

const SERVER_WAIT_MS = 3_000;

/** A member's whole profile, fetched when it can be; null while this tablet has never had it. */
export async function openMember(
  core: Core,
  sync: SyncClient,
  member: MemberId,
): Promise<MemberProfile | null> {
  const name = await core.exclusive(async () => {
    const memory = await readyMemory(core);
    if (!memory) return null;
    const doc = memberDoc(memory.identity.chain, member);
    await registerOf(core, memory, doc);
    return doc;
  });
  if (name === null) return null;
  await sync.follow(name, SERVER_WAIT_MS);
  const row = await core.ports.database.registers.get(['members', member]);
  return (row?.record as MemberProfile | undefined) ?? null;
}
