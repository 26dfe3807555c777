/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  PrecacheController,
  PrecacheRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (string | PrecacheEntry)[];
};

/** How the browser answers by itself: `cache` first, then the network. */
interface StaticRoute {
  readonly condition: {
    readonly urlPattern: { readonly pathname: string; readonly search: string };
    readonly requestMode?: 'navigate';
  };
  readonly source: { readonly cacheName: string };
}

/** Chromium's since 123; others have none. */
type InstallEvent = ExtendableEvent & {
  readonly addRoutes?: (routes: readonly StaticRoute[]) => Promise<void>;
};

// The whole app is kept on the tablet, so that it starts with no network at all.
const files = new PrecacheController();
files.addToCacheList(self.__WB_MANIFEST);
registerRoute(new PrecacheRoute(files));
cleanupOutdatedCaches();

// Every address inside the app is index.html; the server's own addresses are never answered here.
registerRoute(
  new NavigationRoute(files.createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }),
);

/** The first page under its own address, in a cache of each version: one that waits changes nothing. */
const FIRST_PAGE = 'first-page-';
const firstPage = FIRST_PAGE + (files.getCacheKeyForURL('/index.html') ?? '');

self.addEventListener('install', (event) => event.waitUntil(install(event)));

/**
 * Keeps the app's files, and tells the browser where the first page and the scripts lie: it then reads
 * them without waiting for this worker to start, which takes as long as a blank page does.
 */
async function install(event: InstallEvent): Promise<void> {
  await files.install(event);
  const page = await files.matchPrecache('/index.html');
  if (!page) throw new Error('index.html was not kept');
  await (await caches.open(firstPage)).put('/', page);
  // Where the browser has no such routes, or not these, this worker answers.
  await event
    .addRoutes?.([
      {
        condition: { urlPattern: { pathname: '/', search: '' }, requestMode: 'navigate' },
        source: { cacheName: firstPage },
      },
      {
        condition: { urlPattern: { pathname: '/assets/*', search: '' } },
        source: { cacheName: files.strategy.cacheName },
      },
    ])
    .catch(() => undefined);
}

// A new version waits until the app says so: never in the middle of a sale.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(activate(event)));

async function activate(event: ExtendableEvent): Promise<void> {
  // The page of the very first visit belongs to the worker too: else it would be told of no update,
  // and would look for its lazy parts on a server that may have newer ones.
  await self.clients.claim();
  await files.activate(event);
  for (const name of await caches.keys()) {
    if (name.startsWith(FIRST_PAGE) && name !== firstPage) await caches.delete(name);
  }
}
