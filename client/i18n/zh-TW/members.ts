import type { members as source } from '../zh-CN/members.ts';
import type { Translation } from '../translation.ts';

export const members = {
  title: '會員',
} as const satisfies Translation<typeof source>;
