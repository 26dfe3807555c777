export const cases = {
  title: '异常单',
  noneTitle: '没有异常单',
  noneBody: '两台平板断网时记的东西若对不上，会列在这里等人处理。',
  resolved: '已处理',
  toRooms: '回到包厢',
  toTab: '看消费单',
  resolve: '标记为已处理',
  resolveBody: '写下做了什么。流水不会改动，也不会自动退款；两边的记录都留着。',
  done: '做了什么',
  usual: { refunded: '已退给客人', collected: '已补收', checked: '当面核对无误' },
  resolvedBy: '{{name}} 于 {{time}} 处理',
  /** Where the tab has left this tablet, and its room's name with it. */
  someTab: '有一张单',
  kinds: {
    roomOpenedTwice: '{{room}} 重复开房',
    tabSettledTwice: '{{room}} 买了两次单',
    tabDiffers: '{{room}} 买单后账不平',
    tenderVoidedTwice: '{{room}} 同一笔款退了两次',
  },
  advice: {
    roomOpenedTwice:
      '两台互相看不见的平板都开了这间房。请在包厢画面给其中一组转房，或取消开错的那次。',
    tabSettledTwice:
      '两台互相看不见的平板都给这张单买了单，以先记的一笔为准。请核对两张小票，多收的退给客人。',
    tabDiffers: '断网的平板后来带来了买单时还不知道的点单、退单或支付。请核对，多退少补。',
    tenderVoidedTwice:
      '两台互相看不见的平板各从自己的钱箱退了这笔款。请向客人收回多退的一笔，或记为损失。',
  },
  deeds: {
    opened: '{{name}} 开房',
    settled: '{{name}} 买单',
    cancelled: '{{name}} 取消开房',
    ordered: '{{name}} 落单',
    took: '{{name}} 收款',
    gaveBack: '{{name}} 退款',
  },
  itemsDiffer: '商品与买单时相差 {{amount}}',
  paidDiffers: '实收与应付相差 {{amount}}',
  quarantine: {
    title: '服务器另外保留了 {{count}} 批记录',
    body: '有平板的记录对不上，没有进账，也没有丢。请核对是哪台平板、少了什么。',
    open: '去看是哪台平板',
  },
  scope: { title: '哪里的异常单', store: '本店', chain: '全连锁' },
  money: {
    kinds: {
      overdraft: '{{name}} 透支 {{amount}}',
      spendAfterFreeze: '{{name}} 的卡挂失后被用了 {{amount}}',
      refundBeyondPaid: '{{name}} 多退了 {{amount}}',
      cardReplacedTwice: '{{name}} 的卡补办了两次',
      mergedTwice: '{{name}} 被合并到了两位会员',
    },
    advice: {
      overdraft: '两家互相看不见的门店用了同一份余额。请向会员收回，或决定由谁承担。',
      spendAfterFreeze:
        '收卡的门店当时还不知道已挂失。余额已退还会员，由公司承担；请决定记在哪里。',
      refundBeyondPaid: '同一笔销售退了两次，超过了当初付的钱。请收回，或决定由谁承担。',
      cardReplacedTwice:
        '两家互相看不见的门店都补办了这张卡。先到的有效，后一张已冻结；请核对会员手里是哪一张。',
      mergedTwice:
        '两家互相看不见的门店把这位会员并到了不同的人。先到的有效；请核对是谁，合并错了就在会员页撤销后重新合并。',
    },
    against: {
      overdraft: '先用了余额',
      spendAfterFreeze: '挂失了这张卡',
      refundBeyondPaid: '先退了款',
      cardReplacedTwice: '先补办',
      mergedTwice: '先合并',
    },
    by: {
      overdraft: '又收了这张单',
      spendAfterFreeze: '收了这张卡',
      refundBeyondPaid: '又退了款',
      cardReplacedTwice: '又补办',
      mergedTwice: '又合并到另一位',
    },
    leftOf: '原来 {{amount}}，还剩 {{left}}。',
    toMember: '看会员',
    decide: '处理',
    what: '怎么处理',
    actions: { collect: '收回', waive: '免除', chargeToStore: '记到门店', reassign: '改由他人付' },
    effects: {
      collect: '现在向会员收款，进本班次的钱箱和报表。',
      waive: '不再向会员收，由公司承担。',
      chargeToStore: '不再向会员收，由选定的门店承担。',
      reassign: '从另一位会员的储值里扣，像平常用储值一样。',
    },
    verbs: {
      collect: '收回 {{amount}}',
      waive: '免除 {{amount}}',
      chargeToStore: '记到门店 {{amount}}',
      reassign: '改由他人付 {{amount}}',
    },
    amount: '数额（不填就是全部）',
    tooMuch: '请输入大于 0、不超过剩余的数额。',
    store: '哪家门店',
    payer: '由 {{name}} 付',
    note: '原因',
    noteOptional: '备注（可不填）',
  },
} as const;
