import type { tab as source } from '../zh-CN/tab.ts';
import type { Translation } from '../translation.ts';

export const tab = {
  title: 'Tab',
} as const satisfies Translation<typeof source>;
