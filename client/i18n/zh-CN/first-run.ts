export const firstRun = {
  title: '欢迎',
} as const;
