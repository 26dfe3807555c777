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
  },
  advice: {
    roomOpenedTwice:
      '两台互相看不见的平板都开了这间房。请在包厢画面给其中一组转房，或取消开错的那次。',
    tabSettledTwice:
      '两台互相看不见的平板都给这张单买了单，以先记的一笔为准。请核对两张小票，多收的退给客人。',
    tabDiffers: '断网的平板后来带来了买单时还不知道的点单、退单或支付。请核对，多退少补。',
  },
  deeds: {
    opened: '{{name}} 开房',
    settled: '{{name}} 买单',
    cancelled: '{{name}} 取消开房',
    ordered: '{{name}} 落单',
    took: '{{name}} 收款',
  },
  itemsDiffer: '商品与买单时相差 {{amount}}',
  paidDiffers: '实收与应付相差 {{amount}}',
} as const;
