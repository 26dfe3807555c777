import './app/mantine-styles.ts';
import './ui/tokens.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';

import { App } from './app/App.tsx';
import { loadNext, router } from './app/router.tsx';
import { startInstall } from './app/update/install.ts';
import { startServiceWorker } from './app/update/service-worker.ts';
import { connectEngine } from './engine/connect.ts';
import { Database } from './engine/database.ts';
import { startI18n } from './i18n/start.ts';
import { whenIdle } from './ui/hooks/idle.ts';
import { storeRemembered } from './ui/hooks/remembered.ts';

/** A page that isn't shown draws nothing; what waits for the first drawing goes on without, ms. */
const UNDRAWN_MS = 1_000;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

startInstall();
const db = new Database();
// Opened while React still starts; whoever reads first tells what went wrong, if anything.
db.open().catch(() => undefined);
const drawn = Promise.withResolvers<void>();
const till = connectEngine(db, drawn.promise);
window.addEventListener('pagehide', storeRemembered);
void start(root);

async function start(at: HTMLElement): Promise<void> {
  await startI18n();
  // What is known of the address at once is drawn at once; a lazy screen is waited for in the frame.
  await Promise.race([router.load({ sync: true }), pause(0)]);
  flushSync(() => {
    createRoot(at).render(
      <StrictMode>
        <App till={till} db={db} />
      </StrictMode>,
    );
  });
  await Promise.race([nextFrame(), pause(UNDRAWN_MS)]);
  drawn.resolve();
  // A tap on what was drawn comes before anything that nobody waits for.
  whenIdle(startTheRest);
}

function startTheRest(): void {
  startServiceWorker();
  // Where it can't be had now it is asked for again when it is opened.
  void loadNext()?.catch(() => undefined);
  void import('./devices/printing/host.ts').then(
    ({ startPrinting }) => startPrinting(db, till),
    // What is to be printed waits on the disk until the next start.
    () => undefined,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, ms);
  });
}

/** When what was drawn is on the screen. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => window.setTimeout(resolve, 0));
  });
}
