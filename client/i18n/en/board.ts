import type { board as source } from '../zh-CN/board.ts';
import type { Translation } from '../translation.ts';

export const board = {
  title: 'Rooms',
} as const satisfies Translation<typeof source>;
