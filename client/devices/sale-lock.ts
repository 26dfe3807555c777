/**
 * An open sale holds this lock, shared; whoever would interrupt one (an update that reloads the
 * page) asks for it exclusively, and so never gets it in the middle of a sale, whatever tab it is in.
 */
const SALE = 'encore.sale';

/** Says that a sale is being worked on, until the returned function is called. */
export function holdSale(): () => void {
  let release = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Rejects only when the page goes away, and then there is nothing left to hold.
  navigator.locks.request(SALE, { mode: 'shared' }, () => over).catch(() => undefined);
  return release;
}

/**
 * Does `interrupt` if no sale is open in any tab of this device, and no sale opens meanwhile.
 *
 * @returns whether it was done; false: a sale is open, ask again later.
 */
export async function betweenSales(interrupt: () => Promise<void> | void): Promise<boolean> {
  return navigator.locks.request(SALE, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await interrupt();
    return true;
  });
}
