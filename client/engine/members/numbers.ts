import { present } from '#domain/kernel/assert.ts';
import { write, type Core } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { readyMemory } from '../project/recover.ts';

const BLOCK_DIGITS = 4;
const RUNNING_DIGITS = 4;

/**
 * Numbers that no other device can give (MEM-1): `M`, this device's block, running digits, and a
 * check digit. They are used up on disk before they are told, so that none is given twice.
 */
export const nextMemberNumbers = (core: Core, count: number): Promise<readonly string[]> =>
  core.exclusive(async () => {
    const { identity } = present(await readyMemory(core), 'a store');
    const last = (await readDevice(core.ports.database, 'memberNumbers')) ?? 0;
    await write(core, { device: [deviceRow('memberNumbers', last + count)] }, 'strict');
    return Array.from({ length: count }, (_, place) =>
      memberNumber(identity.block, last + 1 + place),
    );
  });

/**
 * The block has a fixed width, so that a running number of five digits can't be read as another
 * block's.
 *
 * @example memberNumber(7, 12) is 'M000700120': block 0007, running 0012, check digit 0.
 */
export function memberNumber(block: number, running: number): string {
  const digits =
    String(block).padStart(BLOCK_DIGITS, '0') + String(running).padStart(RUNNING_DIGITS, '0');
  return `M${digits}${checkDigit(digits)}`;
}

/** Luhn's (ISO/IEC 7812-1): finds any one wrong digit and most that changed places. */
function checkDigit(digits: string): number {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, char, index) => {
      const value = Number(char) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return (10 - (sum % 10)) % 10;
}
