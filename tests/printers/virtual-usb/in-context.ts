import type { BrowserContext, Page } from '@playwright/test';

import { makeVirtualUsb, type UsbTab, type VirtualUsb } from './stack.ts';
import { makeUsb } from './usb-in-page.ts';

/**
 * Gives every page of a context a `navigator.usb` whose machine is in the test, so that tabs share it
 * and a printer outlives a killed tab. To be called before pages open.
 */
export async function giveVirtualUsb(context: BrowserContext): Promise<VirtualUsb> {
  const machine = makeVirtualUsb();
  const tabs = new Map<Page, UsbTab>();
  const tabOf = (page: Page): UsbTab => {
    const known = tabs.get(page);
    if (known) return known;
    const tab = machine.openTab();
    tabs.set(page, tab);
    page.on('close', tab.kill);
    page.on('crash', tab.kill);
    return tab;
  };
  await context.exposeBinding(
    'callVirtualUsb',
    ({ page }, operation: string, ...given: readonly unknown[]) =>
      tabOf(page).call(operation, ...given),
  );
  await context.addInitScript({
    content: `if (window === window.top) {
      const usb = (${makeUsb.toString()})((...given) => window.callVirtualUsb(...given));
      Object.defineProperty(navigator, 'usb', { value: usb });
    }`,
  });
  return machine;
}
