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
    tenderVoidedTwice: '{{room}} 同一筆款退了兩次',
  },
  advice: {
    roomOpenedTwice: '兩台平板斷網時都開了這間房。請在包廂畫面給其中一組轉房，或取消開錯的那次。',
    tabSettledTwice:
      '兩台平板斷網時都給這張單買了單，以先記的一筆為準。請核對兩張小票，多收的退給客人。',
    tabDiffers: '斷網的平板後來帶來了買單時還不知道的點單、退單或支付。請核對，多退少補。',
    tenderVoidedTwice:
      '兩台平板斷網時各從自己的錢箱退了這筆款。請向客人收回多退的一筆，或記為損失。',
  },
  deeds: {
    opened: '{{name}} 開房',
    settled: '{{name}} 買單',
    cancelled: '{{name}} 取消開房',
    ordered: '{{name}} 落單',
    took: '{{name}} 收款',
    gaveBack: '{{name}} 退款',
  },
  itemsDiffer: '商品與買單時相差 {{amount}}',
  paidDiffers: '實收與應付相差 {{amount}}',
  quarantine: {
    title: '伺服器另外保留了 {{count}} 批記錄',
    body: '有平板的記錄對不上，沒有入帳，也沒有遺失。請核對是哪台平板、少了什麼。',
    open: '去看是哪台平板',
  },
  scope: { title: '哪裡的異常單', store: '本店', chain: '全連鎖' },
  money: {
    kinds: {
      overdraft: '{{name}} 透支 {{amount}}',
      spendAfterFreeze: '{{name}} 的卡掛失後被用了 {{amount}}',
      refundBeyondPaid: '{{name}} 多退了 {{amount}}',
      cardReplacedTwice: '{{name}} 的卡補辦了兩次',
      mergedTwice: '{{name}} 被合併到了兩位會員',
    },
    advice: {
      overdraft: '兩家門店斷網時用了同一份餘額。請向會員收回，或決定由誰承擔。',
      spendAfterFreeze:
        '收卡的門店當時還不知道已掛失。餘額已退還會員，由公司承擔；請決定記在哪裡。',
      refundBeyondPaid: '同一筆銷售退了兩次，超過了當初付的錢。請收回，或決定由誰承擔。',
      cardReplacedTwice:
        '兩家門店斷網時都補辦了這張卡。先到的有效，後一張已凍結；請核對會員手裡是哪一張。',
      mergedTwice:
        '兩家門店斷網時把這位會員併到了不同的人。先到的有效；請核對是誰，合併錯了就在會員頁撤銷後重新合併。',
    },
    against: {
      overdraft: '先用了餘額',
      spendAfterFreeze: '掛失了這張卡',
      refundBeyondPaid: '先退了款',
      cardReplacedTwice: '先補辦',
      mergedTwice: '先合併',
    },
    by: {
      overdraft: '又收了這張單',
      spendAfterFreeze: '收了這張卡',
      refundBeyondPaid: '又退了款',
      cardReplacedTwice: '又補辦',
      mergedTwice: '又合併到另一位',
    },
    leftOf: '原來 {{amount}}，還剩 {{left}}。',
    toMember: '看會員',
    decide: '處理',
    what: '怎麼處理',
    actions: { collect: '收回', waive: '免除', chargeToStore: '記到門店', reassign: '改由他人付' },
    effects: {
      collect: '現在向會員收款，進本班次的錢箱和報表。',
      waive: '不再向會員收，由公司承擔。',
      chargeToStore: '不再向會員收，由選定的門店承擔。',
      reassign: '從另一位會員的儲值裡扣，像平常用儲值一樣。',
    },
    verbs: {
      collect: '收回 {{amount}}',
      waive: '免除 {{amount}}',
      chargeToStore: '記到門店 {{amount}}',
      reassign: '改由他人付 {{amount}}',
    },
    amount: '數額（不填就是全部）',
    tooMuch: '請輸入大於 0、不超過剩餘的數額。',
    store: '哪家門店',
    payer: '由 {{name}} 付',
    note: '原因',
    noteOptional: '備註（可不填）',
  },
} as const satisfies Translation<typeof source>;
