import { readFileSync } from 'node:fs';

import { cloudflare } from '@cloudflare/vite-plugin';
import react from '@vitejs/plugin-react';
import mantinePreset from 'postcss-preset-mantine';
import { type CSSOptions, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

import { classicEntry } from './client/build/classic-entry.ts';

// Nothing of a developer's or a shop's machine is sent anywhere by the tools.
process.env['X_LOCAL_OBSERVABILITY'] ??= 'false';
process.env['WRANGLER_SEND_METRICS'] ??= 'false';
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

type PostcssPlugins = Exclude<CSSOptions['postcss'], string | undefined>['plugins'];

// The package has no types of its own.
const presetMantine = mantinePreset as () => NonNullable<PostcssPlugins>[number];

export default defineConfig({
  root: 'client',
  publicDir: '../public',
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: { outDir: '../dist', emptyOutDir: true },
  environments: {
    client: {
      build: {
        // The entry is one file; and whoever runs this browser's IndexedDB knows the hint.
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // All that comes before the first screen, in one file. Left alone the bundler cuts it into
          // forty, by which lazy screens share what; each then is a request of its own to the
          // service worker, and together they took longer to come than to run.
          output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } },
        },
      },
    },
  },
  css: { postcss: { plugins: [presetMantine()] } },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  plugins: [
    react(),
    classicEntry(),
    cloudflare({ configPath: '../wrangler.toml', persistState: { path: '../.encore/dev' } }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'] },
      manifest: {
        id: '/',
        name: 'Encore KTV',
        short_name: 'Encore',
        description:
          'KTV chain management that works without a network · 离线可用的量贩KTV连锁管理',
        lang: 'zh-CN',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        theme_color: '#1b1530',
        background_color: '#1b1530',
        categories: ['business', 'productivity'],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: '/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
      },
    }),
  ],
});
