import type { Translation } from '../translation.ts';
import type { status as source } from '../zh-CN/status.ts';

export const status = {
  title: '狀態',
} as const satisfies Translation<typeof source>;
