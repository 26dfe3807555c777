import type { importing as source } from '../zh-CN/import.ts';
import type { Translation } from '../translation.ts';

export const importing = {
  title: '匯入',
} as const satisfies Translation<typeof source>;
