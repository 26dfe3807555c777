import type { Translation } from '../translation.ts';
import type { help as source } from '../zh-CN/help.ts';

export const help = {
  title: '說明',
} as const satisfies Translation<typeof source>;
