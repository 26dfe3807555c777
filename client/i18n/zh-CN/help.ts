export const help = {
  title: '帮助',
} as const;
