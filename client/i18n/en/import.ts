import type { importing as source } from '../zh-CN/import.ts';
import type { Translation } from '../translation.ts';

export const importing = {
  title: 'Import',
} as const satisfies Translation<typeof source>;
