import type { Translation } from '../translation.ts';
import type { signIn as source } from '../zh-CN/sign-in.ts';

export const signIn = {
  title: '誰在用？',
} as const satisfies Translation<typeof source>;
