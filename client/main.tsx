import './app/mantine-styles.ts';
import './ui/tokens.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/App.tsx';
import { startInstall } from './app/update/install.ts';
import { startServiceWorker } from './app/update/service-worker.ts';
import { connectEngine } from './engine/connect.ts';
import { Database } from './engine/database.ts';
import { startI18n } from './i18n/start.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

startInstall();
const db = new Database();
// Opened while React still starts; whoever reads first tells what went wrong, if anything.
db.open().catch(() => undefined);
const till = connectEngine(db);
await startI18n();

createRoot(root).render(
  <StrictMode>
    <App till={till} db={db} />
  </StrictMode>,
);

startServiceWorker();
