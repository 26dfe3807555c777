import type { TenderType } from '#domain/payments/entries.ts';

/**
 * Which wallet a scanned payment code is of, by the ranges that the wallets publish: WeChat Pay has
 * 18 digits from 10 to 15, Alipay 16 to 24 digits from 25 to 30.
 *
 * @returns null for any other code, as the barcode on a card's slip.
 */
export function walletOf(code: string): Extract<TenderType, 'wechatPay' | 'alipay'> | null {
  if (/^1[0-5]\d{16}$/u.test(code)) return 'wechatPay';
  if (/^(?:2[5-9]|30)\d{14,22}$/u.test(code)) return 'alipay';
  return null;
}
