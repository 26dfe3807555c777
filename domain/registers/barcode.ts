/**
 * Whether text may stand as a barcode: up to 48 printable ASCII characters without a space, as
 * scanners send them. The chain's own codes have no check digit, so none is asked for here.
 */
export const isBarcode = (text: string): boolean => /^[!-~]{1,48}$/u.test(text);

/**
 * The check digit of an EAN-8 or EAN-13 (GS1 General Specifications, 7.9): digits weighted 3, 1, 3
 * … from the right, what is missing to the next ten.
 *
 * @param digits all digits but the check digit.
 * @example eanCheckDigit('400638133393') // 1
 */
export function eanCheckDigit(digits: string): number {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).toReversed().entries()) {
    sum += Number(digit) * (index % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether text is an EAN-8 or EAN-13 with the right check digit. */
export const isEan = (text: string): boolean =>
  /^(\d{8}|\d{13})$/u.test(text) && eanCheckDigit(text.slice(0, -1)) === Number(text.at(-1));
