import type { board as source } from '../zh-CN/board.ts';
import type { Translation } from '../translation.ts';

export const board = {
  title: '包廂',
} as const satisfies Translation<typeof source>;
