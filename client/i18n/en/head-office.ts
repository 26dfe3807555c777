import type { headOffice as source } from '../zh-CN/head-office.ts';
import type { Translation } from '../translation.ts';

export const headOffice = {
  title: 'Head office',
} as const satisfies Translation<typeof source>;
