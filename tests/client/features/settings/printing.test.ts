import { describe, expect, it } from 'vitest';

import { logoSizeOf } from '#client/features/settings/models/logo.ts';
import {
  freeName,
  newPrinter,
  PAPER_MODEL,
  PRINTER_MODEL,
  routeAmong,
  withPrinterAt,
} from '#client/features/settings/models/printing.ts';
import { id, type PrinterId } from '#domain/kernel/ids.ts';
import { PRINTER_KINDS, type StationRoute } from '#domain/printing/records.ts';
import { FORM_RULES, paperOf } from '#domain/printing/registers.ts';
import { checkRecord } from '#domain/registers/check.ts';
import { HERE, printerOf } from '#tests/client/support/printing.ts';

const plain = paperOf({ paper: new Map() });
const printer = (name: string): PrinterId => id<PrinterId>(name);

describe('printers as forms', () => {
  it('[SET-1] give back the printer that they were given', () => {
    const known = printerOf('bar', { columns: 32, text: 'big5' });
    const read = PRINTER_MODEL.toRecord(PRINTER_MODEL.toDraft(known), known);
    expect(read).toEqual({ record: known, problems: [] });
  });

  it('[PRS-5] start as one that prints legibly and promises nothing, and pass the rules', () => {
    const found = {
      name: 'POS-80',
      language: 'escpos',
      usb: { vendorId: 1, productId: 2, serial: '' },
    } as const;
    for (const kind of PRINTER_KINDS) {
      const made = newPrinter(printer('p'), kind, 'Bar', HERE, kind === 'usb' ? found : null);
      expect(checkRecord('printers', made)).toEqual([]);
      expect(made.text).toBe('raster');
      expect(made.device).toBe(kind === 'usb' || kind === 'dialog' ? HERE : null);
    }
    expect(newPrinter(printer('p'), 'usb', 'Bar', HERE, found).acknowledges).toBe('none');
  });

  it('[SET-3] are named as no other is', () => {
    expect(freeName('Bar', [])).toBe('Bar');
    expect(freeName('Bar', [{ name: 'Bar' }, { name: 'Bar 2' }])).toBe('Bar 3');
  });
});

describe('a station’s route', () => {
  const route: StationRoute = { id: id('bar'), printers: [printer('a'), printer('b')] };

  it('takes another first printer, which doesn’t stand in for itself', () => {
    expect(withPrinterAt(route, 0, printer('b')).printers).toEqual(['b']);
    expect(withPrinterAt(route, 0, printer('c')).printers).toEqual(['c', 'b']);
    expect(withPrinterAt(route, 2, printer('c')).printers).toEqual(['a', 'b', 'c']);
  });

  it('[PRN-2] shows its printers as tickets take them, without those that were retired', () => {
    const inUse = [{ id: printer('b') }, { id: printer('c') }];
    expect(routeAmong(route, inUse).printers).toEqual(['b']);
    expect(withPrinterAt(routeAmong(route, inUse), 1, printer('c')).printers).toEqual(['b', 'c']);
  });

  it('ends where no printer is chosen', () => {
    expect(withPrinterAt(route, 1, null).printers).toEqual(['a']);
    expect(withPrinterAt(route, 0, null).printers).toEqual([]);
  });
});

describe('the store’s paper as a form', () => {
  it('[SET-1] gives back the paper, and writes no rule that is as it always was', () => {
    const paper = {
      ...plain,
      language: 'en',
      header: 'Open till 6',
      forms: { receipt: { auto: true, copies: 2 } },
    } as const;
    const draft = PAPER_MODEL.toDraft(paper);
    expect(PAPER_MODEL.toRecord(draft, paper)).toEqual({ record: paper, problems: [] });
    const usual = { ...draft, forms: { ...draft.forms, receipt: FORM_RULES.receipt } };
    expect(PAPER_MODEL.toRecord(usual, paper).record.forms).toEqual({});
  });

  it('prints a logo no wider than 58 mm paper, and never blows one up', () => {
    expect(logoSizeOf(768, 100)).toEqual({ widthDots: 384, heightDots: 50 });
    expect(logoSizeOf(480, 480)).toEqual({ widthDots: 240, heightDots: 240 });
    expect(logoSizeOf(100, 40)).toEqual({ widthDots: 100, heightDots: 40 });
    expect(logoSizeOf(4000, 1)).toEqual({ widthDots: 384, heightDots: 1 });
  });
});
