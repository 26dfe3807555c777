import type { tab as source } from '../zh-CN/tab.ts';
import type { Translation } from '../translation.ts';

export const tab = {
  title: '消費單',
} as const satisfies Translation<typeof source>;
