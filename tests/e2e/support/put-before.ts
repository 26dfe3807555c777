import type { BrowserContext } from '@playwright/test';

/**
 * Puts lines before the scripts of every page of a context that has none yet, and before the
 * engine's in its worker, where Playwright puts none. Service workers must be blocked: one would
 * answer for the script instead.
 */
export async function putBefore(context: BrowserContext, script: () => string): Promise<void> {
  await context.addInitScript(script());
  await context.route(/\/assets\/worker-[^/]*\.js$/u, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script()}\n${await response.text()}` });
  });
  // To Chromium a script that a test handed over comes from no address of this machine, and may not
  // open a socket to one.
  await context.grantPermissions(['local-network-access']);
}
