export const signIn = {
  title: '谁在用？',
} as const;
