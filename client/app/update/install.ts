/** The browser's own offer to install, which it hands over once and Chromium alone has. */
export interface InstallOffer extends Event {
  prompt(): Promise<void>;
}

/** How this tablet can install the app, if it can and hasn't. */
export type InstallWay =
  | { readonly kind: 'prompt'; readonly install: () => Promise<void> }
  | { readonly kind: 'iosHint' };

const DISMISSED_UNDER = 'encore.installDismissed';

let way: InstallWay | null = null;
const listeners = new Set<() => void>();

export const readInstallWay = (): InstallWay | null => way;

export function onInstallWay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Waits for the browser's offer. To be called before anything is drawn: it comes early, and once. */
export function startInstall(): void {
  if (localStorage.getItem(DISMISSED_UNDER) !== null || isInstalled()) return;
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    // lib.dom has no type for this event.
    const offer = event as InstallOffer;
    change({
      kind: 'prompt',
      install: async () => {
        await offer.prompt();
        change(null);
      },
    });
  });
  window.addEventListener('appinstalled', () => change(null));
  if (isIos()) change({ kind: 'iosHint' });
}

/** Not now, and not again on this tablet. */
export function dismissInstall(): void {
  localStorage.setItem(DISMISSED_UNDER, 'yes');
  change(null);
}

function change(next: InstallWay | null): void {
  way = next;
  for (const listener of listeners) listener();
}

const isInstalled = (): boolean => window.matchMedia('(display-mode: standalone)').matches;

// iPadOS says that it is a Mac; only a Mac with a touch screen is one.
const isIos = (): boolean =>
  /iPad|iPhone/u.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
