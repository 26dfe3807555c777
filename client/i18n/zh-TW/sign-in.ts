import type { Translation } from '../translation.ts';
import type { signIn as source } from '../zh-CN/sign-in.ts';

export const signIn = {
  title: '誰在用？',
  body: '點自己的名字，再輸入 PIN。沒有網路也能登入。',
  enterPin: '{{name}}，請輸入 PIN',
  enter: '登入',
  other: '換一個人',
  nobody: '這家店還沒有員工資料',
  nobodyBody: '員工資料到達這台平板後會出現在這裡。請檢查網路。',
  wrongPin: 'PIN 不對，還可以試 {{triesLeft}} 次。',
  locked: '試錯太多次，請等 {{wait}} 後再試。',
  lockedOver: '現在可以再試了。',
  noPin: '這位員工還沒有 PIN。請店長在「設定 → 員工」裡設一個。',
  unknownStaff: '這位員工不在這家店，請選擇其他人。',
  demoPins: '演示用 PIN',
  demoPinsBody: '店主 1111 · 店長 2222 · 收銀 3333 · 其他員工 4444',
} as const satisfies Translation<typeof source>;
