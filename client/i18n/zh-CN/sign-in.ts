/** Staff PIN sign-in. */
export const signIn = {
  title: '谁在用？',
  body: '点自己的名字，再输入 PIN。没有网络也能登录。',
  enterPin: '{{name}}，请输入 PIN',
  enter: '登录',
  other: '换一个人',
  nobody: '这家店还没有员工资料',
  nobodyBody: '员工资料到达这台平板后会出现在这里。请检查网络。',
  wrongPin: 'PIN 不对，还可以试 {{triesLeft}} 次。',
  locked: '试错太多次，请等 {{wait}} 后再试。',
  lockedOver: '现在可以再试了。',
  noPin: '这位员工还没有 PIN。请店长在“设置 → 员工”里设一个。',
  unknownStaff: '这位员工不在这家店，请选择其他人。',
  demoPins: '演示用 PIN',
  demoPinsBody: '店主 1111 · 店长 2222 · 收银 3333 · 其他员工 4444',
} as const;
