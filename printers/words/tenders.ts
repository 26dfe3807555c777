import type { TenderType } from '#domain/payments/entries.ts';

/** What is paid with, in the same words on paper and on the screens. English is ASCII, as all paper. */
type Tenders = Readonly<Record<TenderType, string>>;

export const zhCNTenders: Tenders = {
  cash: '现金',
  wechatPay: '微信支付',
  alipay: '支付宝',
  unionPay: '银联卡',
  otherCard: '其他银行卡',
  storedValue: '储值',
  countCard: '次卡',
  periodCard: '时长卡',
  coupon: '优惠券',
  points: '积分',
};

export const zhTWTenders: Tenders = {
  cash: '現金',
  wechatPay: '微信支付',
  alipay: '支付寶',
  unionPay: '銀聯卡',
  otherCard: '其他銀行卡',
  storedValue: '儲值',
  countCard: '次卡',
  periodCard: '時長卡',
  coupon: '優惠券',
  points: '點數',
};

export const enTenders: Tenders = {
  cash: 'Cash',
  wechatPay: 'WeChat Pay',
  alipay: 'Alipay',
  unionPay: 'UnionPay card',
  otherCard: 'Other card',
  storedValue: 'Stored value',
  countCard: 'Count card',
  periodCard: 'Time card',
  coupon: 'Coupon',
  points: 'Points',
};
