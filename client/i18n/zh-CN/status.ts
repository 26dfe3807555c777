export const status = {
  title: '状态',
} as const;
