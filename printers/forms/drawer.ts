import type { Instant } from '#domain/kernel/instant.ts';
import type { PrintDocument } from '../document.ts';
import { documentOf, type PaperLook } from './look.ts';

/** Opens the cash drawer at the printer; no paper comes out. */
export const drawerKick = (
  look: Pick<PaperLook, 'columns' | 'language'>,
  at: Instant,
): PrintDocument => documentOf(look, at, [{ type: 'pulse' }]);
