export const tab = {
  title: '消费单',
} as const;
