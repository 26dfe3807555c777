import type { Translation } from '../translation.ts';
import type { cases as source } from '../zh-CN/cases.ts';

export const cases = {
  title: '異常單',
  noneTitle: '沒有異常單',
  noneBody: '兩台平板斷網時記的東西若對不上，會列在這裡等人處理。',
  resolved: '已處理',
  toRooms: '回到包廂',
  toTab: '看消費單',
  resolve: '標記為已處理',
  resolveBody: '寫下做了什麼。流水不會改動，也不會自動退款；兩邊的記錄都留著。',
  done: '做了什麼',
  usual: { refunded: '已退給客人', collected: '已補收', checked: '當面核對無誤' },
  resolvedBy: '{{name}} 於 {{time}} 處理',
  someTab: '有一張單',
  kinds: {
    roomOpenedTwice: '{{room}} 重複開房',
    tabSettledTwice: '{{room}} 買了兩次單',
    tabDiffers: '{{room}} 買單後帳不平',
  },
  advice: {
    roomOpenedTwice:
      '兩台互相看不見的平板都開了這間房。請在包廂畫面給其中一組轉房，或取消開錯的那次。',
    tabSettledTwice:
      '兩台互相看不見的平板都給這張單買了單，以先記的一筆為準。請核對兩張小票，多收的退給客人。',
    tabDiffers: '斷網的平板後來帶來了買單時還不知道的點單、退單或支付。請核對，多退少補。',
  },
  deeds: {
    opened: '{{name}} 開房',
    settled: '{{name}} 買單',
    cancelled: '{{name}} 取消開房',
    ordered: '{{name}} 落單',
    took: '{{name}} 收款',
  },
  itemsDiffer: '商品與買單時相差 {{amount}}',
  paidDiffers: '實收與應付相差 {{amount}}',
} as const satisfies Translation<typeof source>;
