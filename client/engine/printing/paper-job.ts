import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Printer } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import type { Registers } from '#domain/registers/registers.ts';
import type { PaperLook } from '#printers/forms/look.ts';
import type { Core, Memory } from '../core.ts';
import type { PaperView } from './view.ts';

/** What of a job its paper says. */
export interface PaperJob extends Pick<
  PrintJobState,
  'form' | 'tab' | 'ref' | 'station' | 'quantity' | 'note'
> {
  readonly actor: StaffId;
  readonly at: Instant;
  readonly date: BusinessDate;
}

/** All that a paper is made of. */
export interface PaperSources {
  readonly core: Core;
  readonly memory: Memory;
  readonly registers: Registers;
  readonly view: PaperView;
  readonly look: PaperLook;
  readonly printer: Printer;
}

export const staffName = ({ registers }: Pick<PaperSources, 'registers'>, id: StaffId): string =>
  registers.staff.get(id)?.name ?? '';
