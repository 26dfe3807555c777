export const settle = {
  title: '买单',
} as const;
