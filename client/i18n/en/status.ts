import type { Translation } from '../translation.ts';
import type { status as source } from '../zh-CN/status.ts';

export const status = {
  title: 'Status',
} as const satisfies Translation<typeof source>;
