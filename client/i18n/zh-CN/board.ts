export const board = {
  title: '包厢',
} as const;
