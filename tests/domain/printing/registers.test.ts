import { describe, expect, it } from 'vitest';

import { id, type DeviceId, type PrinterId } from '#domain/kernel/ids.ts';
import { tillPrinterOf } from '#domain/printing/registers.ts';
import { printer } from './printing-store.ts';

const till = id<DeviceId>('t1');
const first = printer(id<PrinterId>('p1'));
const second = printer(id<PrinterId>('p2'));

describe('[PRN-2] what a till prints on', () => {
  it('is the oldest printer of its own, in whatever order they were loaded', () => {
    for (const own of [
      [first, second],
      [second, first],
    ]) {
      const printers = new Map(own.map((one) => [one.id, one]));
      expect(tillPrinterOf({ printers, tillPrinters: new Map() }, till)).toBe(first);
    }
  });

  it('is what the till was given, and nothing where that was retired', () => {
    const tillPrinters = new Map([[till, { id: till, printer: second.id }]]);
    const of = (given: typeof second) =>
      tillPrinterOf(
        {
          printers: new Map([first, given].map((one) => [one.id, one])),
          tillPrinters,
        },
        till,
      );
    expect(of(second)).toBe(second);
    expect(of({ ...second, retired: true })).toBeNull();
  });
});
