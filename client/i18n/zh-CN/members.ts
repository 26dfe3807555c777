export const members = {
  title: '会员',
} as const;
