import { registerSW } from 'virtual:pwa-register';

/** What is known of the app's own files on this tablet. */
export interface AppFiles {
  /** Kept for starting without a network; said once, after the first visit. */
  readonly offlineReady: boolean;
  /** Puts the waiting version in place and reloads; null while there is none. */
  readonly update: (() => Promise<void>) | null;
}

const HOUR_MS = 3_600_000;

let files: AppFiles = { offlineReady: false, update: null };
const listeners = new Set<() => void>();

export const readAppFiles = (): AppFiles => files;

export function onAppFiles(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Registers the service worker, and looks for a new version each hour: a till's page is open for
 * days. Never reloads by itself, not even when the update was accepted in another tab.
 */
export function startServiceWorker(): void {
  // Absent where the page isn't served safely, as over plain HTTP from another machine.
  if (!('serviceWorker' in navigator)) return;
  watchTakeover(navigator.serviceWorker);
  const accept = registerSW({
    onNeedRefresh: () => change({ ...files, update: async () => accept() }),
    // Left out, it would reload this page when another tab accepts; see watchTakeover.
    onNeedReload: () => undefined,
    onOfflineReady: () => change({ ...files, offlineReady: true }),
    onRegisteredSW: (_url, registration) => {
      if (registration) window.setInterval(() => void look(registration), HOUR_MS);
    },
  });
}

/**
 * A new version took over. Accepted in this tab, the page reloads; accepted in another, it is
 * offered the reload in its own time. The first worker of all takes nothing over.
 */
function watchTakeover(container: ServiceWorkerContainer): void {
  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (controlled && accepting) window.location.reload();
    else if (controlled) change({ ...files, update: async () => window.location.reload() });
    controlled = true;
  });
}

let accepting = false;

const TAKEOVER_LIMIT_MS = 10_000;

/**
 * Puts the waiting version in place. The page reloads before this resolves; if the browser lets the
 * new version wait nevertheless, it resolves after ten seconds and nothing has changed.
 */
export async function acceptUpdate(): Promise<void> {
  accepting = true;
  await files.update?.();
  await new Promise((resolve) => {
    window.setTimeout(resolve, TAKEOVER_LIMIT_MS);
  });
  accepting = false;
}

/** The note that the app is ready for offline has been read. */
export const forgetOfflineReady = (): void => change({ ...files, offlineReady: false });

function change(next: AppFiles): void {
  files = next;
  for (const listener of listeners) listener();
}

// Without a network there is nothing to find; the next hour asks again.
const look = (registration: ServiceWorkerRegistration): Promise<void> =>
  registration.update().then(
    () => undefined,
    () => undefined,
  );
