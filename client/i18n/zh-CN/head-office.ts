export const headOffice = {
  title: '总部',
} as const;
