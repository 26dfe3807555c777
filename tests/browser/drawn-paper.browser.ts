import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { present } from '#domain/kernel/assert.ts';
import { instant } from '#domain/kernel/instant.ts';
import { type PrintBlock, type PrintDocument, text } from '#printers/document.ts';
import { stamped } from '#printers/forms/stamp.ts';
import type { PrinterProfile } from '#printers/profile.ts';
import type { Bitmap } from '#printers/render/bitmap.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { isBlack } from '#tests/printers/support/dot-font.ts';
import { interpretEscPos } from '#tests/printers/support/escpos-interpreter.ts';
import { textsOn } from '#tests/printers/support/printed.ts';
import { profileFor, rasterProfile, tools } from '#tests/printers/support/tools.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

const assets = resolve(import.meta.dirname, '../../dist/client/assets');
const stamp = { number: 'A-P17', copy: 1, isReprint: false, parts: 1 };
/** With the gap below it as high as two lines, so that all lines stand on one grid. */
const LOGO = { type: 'image', dataUrl: '', alt: 'logo', widthDots: 192, heightDots: 48 } as const;

const paper = (blocks: readonly PrintBlock[]): PrintDocument => ({
  columns: 32,
  language: 'zh-CN',
  at: instant(0),
  blocks,
});

interface Answer {
  readonly value: readonly Uint8Array[];
}

/** What the built worker makes of a document, its pictures painted here: black at the left, white at the right. */
const bytesInPage = (page: Page, document: PrintDocument, profile: PrinterProfile) =>
  page.evaluate(
    async ({ script, document, stamp, profile }) => {
      const canvas = Object.assign(globalThis.document.createElement('canvas'), {
        width: 192,
        height: 48,
      });
      const context = canvas.getContext('2d');
      const shade = context?.createLinearGradient(0, 0, 192, 0);
      shade?.addColorStop(0, '#000');
      shade?.addColorStop(1, '#fff');
      if (context && shade) context.fillStyle = shade;
      context?.fillRect(0, 0, 192, 48);
      const blocks = document.blocks.map((block) =>
        block.type === 'image' ? { ...block, dataUrl: canvas.toDataURL() } : block,
      );
      const worker = new Worker(script, { type: 'module' });
      // As Comlink calls `bytesOf`.
      const given = [JSON.stringify({ ...document, blocks }), stamp, profile];
      const argumentList = given.map((value) => ({ type: 'RAW', value }));
      const answered = new Promise<MessageEvent<Answer>>((done) =>
        worker.addEventListener('message', done, { once: true }),
      );
      worker.postMessage({ id: '1', type: 'APPLY', path: ['bytesOf'], argumentList });
      const { data } = await answered;
      worker.terminate();
      return Array.from(data.value[0] ?? []);
    },
    { script: `/assets/${workerFile()}`, document, stamp, profile },
  );

const workerFile = (): string =>
  present(
    readdirSync(assets).find((name) => /^render\.worker-.*\.js$/u.test(name)),
    'the renderer',
  );

const dotsOf = (bytes: Uint8Array): Bitmap => {
  const printed = interpretEscPos(bytes, { columns: 32, font: null });
  expect(printed.faults).toEqual([]);
  const [item] = printed.items;
  if (item?.type !== 'dots') throw new Error('no dots on the paper');
  return item.bitmap;
};

/** Black dots in each column of each line, from the top left. */
const inkOf = (bitmap: Bitmap): readonly (readonly number[])[] =>
  Array.from({ length: Math.floor(bitmap.heightDots / 30) }, (_, line) =>
    Array.from({ length: 32 }, (_unused, column) => {
      let ink = 0;
      for (let y = line * 30; y < line * 30 + 30; y += 1) {
        for (let x = column * 12; x < column * 12 + 12; x += 1)
          ink += isBlack(bitmap, x, y) ? 1 : 0;
      }
      return ink;
    }),
  );

test('the browser draws paper as it was laid out, and by dots alone what a font lacks', async ({
  page,
}) => {
  // Any page of the app's origin does; this one loads nothing else.
  await page.goto(`/assets/${workerFile()}`);
  await test.step('every glyph in its own columns, greys of a picture as dots', () =>
    drawsAllInItsColumns(page));
  await test.step('a line of which the font lacks a glyph, and no other', () =>
    drawsAloneWhatTheFontLacks(page));
});

async function drawsAllInItsColumns(page: Page): Promise<void> {
  const lines = ['百威啤酒 330ml', '陈喆镕 总统', 'Room V01 x 2'];
  const blocks = lines.map((line) => text(line));
  const document = paper([LOGO, ...blocks, text(lines[0] ?? '', { bold: true })]);
  const drawn = dotsOf(Uint8Array.from(await bytesInPage(page, document, rasterProfile(32))));
  // The same paper without a browser says where the picture stands: it alone is 16 columns wide.
  const slip = stamped(document, { ...stamp, part: 1 });
  const planned = dotsOf(renderBytes(slip, rasterProfile(32), tools));
  expect(drawn.heightDots).toBe(planned.heightDots);
  const logo = inkOf(planned).findIndex((dots) => dots.filter((count) => count > 0).length === 16);
  const ink = inkOf(drawn);
  lines.forEach((line, index) => {
    const marks = (ink[logo + 2 + index] ?? []).map((count) => (count > 0 ? '#' : ' ')).join('');
    expect(marks.trimEnd(), line).toBe(
      line.replaceAll(/[^\x20-\x7E]/gu, '##').replaceAll(/\S/gu, '#'),
    );
  });
  const picture = (ink[logo] ?? []).slice(8, 24);
  expect(picture.slice(0, 4).every((dots) => dots > 260)).toBe(true);
  expect(picture.slice(12).every((dots) => dots < 100)).toBe(true);
  const weight = (line: number) =>
    (ink[logo + 2 + line] ?? []).reduce((sum, dots) => sum + dots, 0);
  expect(weight(3), 'bold is blacker').toBeGreaterThan(weight(0) * 1.15);
}

async function drawsAloneWhatTheFontLacks(page: Page): Promise<void> {
  const document = paper([text('百威'), text('陈喆'), text('¥12.00')]);
  const bytes = Uint8Array.from(await bytesInPage(page, document, profileFor('zh-CN', 32)));
  const printed = interpretEscPos(bytes, { columns: 32, font: 'gb18030' });
  expect(printed.faults).toEqual([]);
  expect(textsOn(printed)).toEqual(expect.arrayContaining(['百威', '￥12.00']));
  expect(printed.items.filter(({ type }) => type === 'dots')).toHaveLength(1);
}
