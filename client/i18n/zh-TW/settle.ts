import type { settle as source } from '../zh-CN/settle.ts';
import type { Translation } from '../translation.ts';

export const settle = {
  title: '買單',
} as const satisfies Translation<typeof source>;
