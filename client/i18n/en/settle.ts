import type { settle as source } from '../zh-CN/settle.ts';
import type { Translation } from '../translation.ts';

export const settle = {
  title: 'Settle',
} as const satisfies Translation<typeof source>;
