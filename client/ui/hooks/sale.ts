import { useEffect } from 'react';

import { holdSale } from '#client/devices/sale-lock.ts';

/**
 * While `open`, no update may reload the page: an order has lines that aren't sent, or money is
 * being taken.
 */
export function useSale(open: boolean): void {
  // The lock belongs to the browser and lasts as long as the screen says.
  useEffect(() => (open ? holdSale() : undefined), [open]);
}
