import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import type { PrintBlock } from '#printers/document.ts';
import { renderEscPos } from '#printers/render/escpos.ts';
import { renderStarPrnt } from '#printers/render/starprnt.ts';

import { interpretEscPos } from './support/escpos-interpreter.ts';
import type { PrintedItem } from './support/printed.ts';
import { profileFor, tools } from './support/tools.ts';

// Another program's idea of the same commands, read by the same interpreter: a mistake in ours that
// the interpreter shares shows here.
const columns = 48;
const ours = (blocks: readonly PrintBlock[]) => {
  const document = { columns, language: 'en', at: instant(0), blocks } as const;
  return interpreted(renderEscPos(document, profileFor('en', columns), tools));
};
const encoder = () => new ReceiptPrinterEncoder({ language: 'esc-pos', columns, newline: '\n' });
const theirs = (made: ReturnType<typeof encoder>) =>
  interpreted(Uint8Array.from([...INITIALISED, ...made.encode()]));
const INITIALISED = [0x1b, 0x40];
const interpreted = (bytes: Uint8Array) => interpretEscPos(bytes, { columns, font: 'gb18030' });
const only = (items: readonly PrintedItem[], type: PrintedItem['type']) =>
  items.filter((item) => item.type === type);

describe('the independent encoder', () => {
  it('writes a QR code as we do', () => {
    const text = 'https://encore.example/b/7Q?x=1&y=2';
    const [mine] = only(ours([{ type: 'qr', text }]).items, 'qr');
    const made = encoder()
      .align('center')
      .qrcode(text, { model: 2, size: 6, errorlevel: 'm' })
      .align('left');
    const [other] = only(theirs(made).items, 'qr');
    expect(mine).toEqual({ ...other, moduleDots: 6 });
    expect(other).toMatchObject({ correction: 'M', side: 'centre' });
  });

  it('writes a barcode as we do', () => {
    const [mine] = only(ours([{ type: 'barcode', text: 'A-0012{x' }]).items, 'barcode');
    expect(mine).toMatchObject({ text: 'A-0012{x' });
    const [same] = only(ours([{ type: 'barcode', text: 'A-0012' }]).items, 'barcode');
    const made = encoder()
      .align('center')
      .barcode('A-0012', 'code128', { height: 64, text: true })
      .align('left');
    const [other] = only(theirs(made).items, 'barcode');
    expect(same).toEqual(other);
  });

  it('cuts and kicks the drawer as we do', () => {
    const mine = ours([{ type: 'cut' }, { type: 'pulse' }]).items;
    const other = theirs(encoder().cut('partial').pulse(0, 50, 500)).items;
    expect(mine).toEqual([{ type: 'cut', how: 'partial' }, { type: 'pulse' }]);
    expect(other.filter(({ type }) => type !== 'feed')).toEqual(mine);
  });

  it('writes ASCII text, bold and large, as we do', () => {
    const mine = ours([
      { type: 'text', text: 'Room V01', align: 'left', size: 1, bold: true },
      { type: 'text', text: 'Total 12.00', align: 'left', size: 2, bold: false },
    ]);
    const made = encoder()
      .bold(true)
      .line('Room V01')
      .bold(false)
      .size(2, 2)
      .line('Total 12.00')
      .size(1, 1);
    expect(theirs(made)).toEqual({ ...mine, faults: [] });
  });
});

describe('StarPRNT of the independent encoder', () => {
  const star = (blocks: readonly PrintBlock[]) =>
    hex(renderStarPrnt({ columns, language: 'en', at: instant(0), blocks }, 'partial'));
  const other = () => new ReceiptPrinterEncoder({ language: 'star-prnt', columns, newline: '\n' });
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

  it('holds the same commands for a QR code, but for their order', () => {
    const text = 'https://encore.example/b/7Q';
    const made = hex(other().qrcode(text, { model: 2, size: 6, errorlevel: 'm' }).encode());
    const mine = star([{ type: 'qr', text }]);
    for (const command of [
      '1b1d79533002',
      '1b1d79533101',
      `1b1d794431001b00${hex(Buffer.from(text))}`,
      '1b1d7950',
    ]) {
      expect(mine).toContain(command);
      expect(made).toContain(command);
    }
  });

  it('holds the same barcode', () => {
    const made = hex(other().barcode('A-0012', 'code128', { height: 64, text: true }).encode());
    const command = /1b6206..+?1e/u;
    // Theirs is wider by a dot a bar.
    expect(command.exec(star([{ type: 'barcode', text: 'A-0012' }]))?.[0]).toBe(
      command.exec(made)?.[0].replace('1b62060202', '1b62060201'),
    );
  });
});
