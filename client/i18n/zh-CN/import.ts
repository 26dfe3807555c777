export const importing = {
  title: '导入',
} as const;
