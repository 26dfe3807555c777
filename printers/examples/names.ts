import type { PaperLanguage } from '#domain/printing/records.ts';

/** Names in an example, as a store that prints in the language would have them. */
interface ExampleNames {
  readonly staff: string;
  readonly manager: string;
  readonly otherStore: string;
  readonly guest: string;
  readonly member: string;
  readonly station: string;
  readonly printer: string;
  readonly rooms: readonly [string, string];
  readonly beer: string;
  readonly bottle: string;
  readonly piece: string;
  readonly fruit: string;
  readonly ice: string;
  readonly noIce: string;
  readonly wings: string;
  readonly spicy: string;
  readonly voided: string;
  readonly moved: string;
  readonly lost: string;
  readonly whisky: string;
  readonly shelf: string;
  readonly card: string;
  readonly birthday: string;
  readonly phoneCall: string;
  readonly categories: readonly [string, string];
}

export const EXAMPLE_NAMES: Readonly<Record<PaperLanguage, ExampleNames>> = {
  'zh-CN': {
    staff: '李丽',
    manager: '王芳',
    otherStore: '江边店 B',
    guest: '陈先生',
    member: '陈小明',
    station: '吧台',
    printer: '吧台打印机',
    rooms: ['V01', '总统 808'],
    beer: '百威啤酒 330ml',
    bottle: '瓶',
    piece: '份',
    fruit: '豪华进口水果拼盘配鲜榨果汁',
    ice: '加冰',
    noIce: '少冰',
    wings: '香辣鸡翅',
    spicy: '不要太辣，客人过敏花生',
    voided: '点错',
    moved: '客人要大一点的包厢',
    lost: '丢失',
    whisky: '芝华士 12 年 700ml',
    shelf: 'B-07',
    card: '欢唱次卡 10 次',
    birthday: '生日，22:00 上蛋糕',
    phoneCall: '电话',
    categories: ['啤酒', '小吃'],
  },
  'zh-TW': {
    staff: '李麗',
    manager: '王芳',
    otherStore: '江邊店 B',
    guest: '陳先生',
    member: '陳小明',
    station: '吧台',
    printer: '吧台印表機',
    rooms: ['V01', '總統 808'],
    beer: '百威啤酒 330ml',
    bottle: '瓶',
    piece: '份',
    fruit: '豪華進口水果拼盤配鮮榨果汁',
    ice: '加冰',
    noIce: '少冰',
    wings: '香辣雞翅',
    spicy: '不要太辣，客人對花生過敏',
    voided: '點錯',
    moved: '客人要大一點的包廂',
    lost: '遺失',
    whisky: '起瓦士 12 年 700ml',
    shelf: 'B-07',
    card: '歡唱次卡 10 次',
    birthday: '生日，22:00 上蛋糕',
    phoneCall: '電話',
    categories: ['啤酒', '小吃'],
  },
  en: {
    staff: 'Lily Li',
    manager: 'Fang Wang',
    otherStore: 'Riverside B',
    guest: 'Mr Chen',
    member: 'Ming Chen',
    station: 'Bar',
    printer: 'Bar printer',
    rooms: ['V01', 'VIP 808'],
    beer: 'Budweiser 330ml',
    bottle: 'btl',
    piece: 'pc',
    fruit: 'Deluxe fruit platter with fresh juice',
    ice: 'With ice',
    noIce: 'Little ice',
    wings: 'Spicy wings',
    spicy: 'Not too hot, allergic to peanuts',
    voided: 'Wrong item',
    moved: 'A larger room wanted',
    lost: 'Lost',
    whisky: 'Chivas Regal 12 700ml',
    shelf: 'B-07',
    card: 'Count card, 10 uses',
    birthday: 'Birthday, cake at 22:00',
    phoneCall: 'Phone',
    categories: ['Beer', 'Snacks'],
  },
};
