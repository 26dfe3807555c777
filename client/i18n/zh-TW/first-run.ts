import type { Translation } from '../translation.ts';
import type { firstRun as source } from '../zh-CN/first-run.ts';

export const firstRun = {
  title: '歡迎',
} as const satisfies Translation<typeof source>;
