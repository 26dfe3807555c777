import { expect, it } from 'vitest';

import { chosenOf } from '#client/ui/printing/chosen.ts';
import { id, type PrinterId } from '#domain/kernel/ids.ts';
import { printerOf } from '#tests/client/support/printing.ts';

const [bar, till] = [printerOf('bar'), printerOf('till')];

it('[PRS-2] prints where the choice says, also when the job’s own printer was retired', () => {
  expect(chosenOf([bar, till], till.id)).toBe(till);
  expect(chosenOf([bar, till], id<PrinterId>('retired'))).toBe(bar);
  expect(chosenOf([], bar.id)).toBeNull();
});
