import type { StoreSettings } from '#domain/chain/records.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Paper, PaperLanguage } from '#domain/printing/records.ts';
import { type PaperColumns, type PrintBlock, type PrintDocument, text } from '../document.ts';
import { displayWidth } from '../glyphs.ts';
import { DOTS_PER_COLUMN } from '../profile.ts';
import { paperWords } from '../words/paper-words.ts';
import type { PaperWords } from '../words/zh-CN.ts';

/** A picture at the top of what guests get. */
export interface PaperLogo {
  readonly dataUrl: string;
  /** At 203 dpi; 384 across is all of 58 mm paper, 576 of 80 mm. */
  readonly widthDots: number;
  readonly heightDots: number;
}

/** What all paper of a store has in common. */
export interface PaperLook {
  readonly store: Pick<StoreSettings, 'name' | 'address' | 'phone' | 'timeZone'>;
  readonly language: PaperLanguage;
  readonly columns: PaperColumns;
  /** Lines of the store's own above and below what guests get; empty for none. */
  readonly header: string;
  readonly footer: string;
  readonly logo: PaperLogo | null;
  /** Whether the chain is the demo, which every paper of it says. */
  readonly isDemo: boolean;
}

/** How a store's settings make its paper look, on a printer of `columns`. */
export const paperLook = (
  store: PaperLook['store'],
  { language, header, footer, logo, logoSize }: Omit<Paper, 'id' | 'forms'>,
  columns: PaperColumns,
  isDemo: boolean,
): PaperLook => ({
  store,
  language,
  columns,
  header,
  footer,
  logo: logo === '' || logoSize === null ? null : { dataUrl: logo, ...logoSize },
  isDemo,
});

/** A form's words and columns at hand, as most of its parts need them. */
export interface Sheet {
  readonly look: PaperLook;
  readonly words: PaperWords;
}

export const sheetOf = (look: PaperLook): Sheet => ({ look, words: paperWords(look.language) });

interface Frame {
  readonly at: Instant;
  readonly title: string;
}

/** Paper for guests: the store's logo, name, header and footer around it. */
export const guestPaper = (
  sheet: Sheet,
  { at, title }: Frame,
  blocks: readonly PrintBlock[],
): PrintDocument =>
  stationPaper(sheet, at, [
    ...letterhead(sheet.look),
    text(title, { align: 'centre', bold: true }),
    ...blocks,
    ...centred(sheet.look.footer),
  ]);

/** Paper for staff: no more of the store than its name, since every line costs time to read. */
export const staffPaper = (
  sheet: Sheet,
  { at, title }: Frame,
  blocks: readonly PrintBlock[],
): PrintDocument =>
  stationPaper(sheet, at, [
    text(sheet.look.store.name, { align: 'centre' }),
    text(title, { align: 'centre', size: 2, bold: true }),
    ...blocks,
  ]);

/** Paper for the bar and the kitchen, who know where they are: what all paper has, and no more. */
export const stationPaper = (
  sheet: Sheet,
  at: Instant,
  blocks: readonly PrintBlock[],
): PrintDocument => documentOf(sheet.look, at, [...notice(sheet), ...blocks, ...END]);

export const documentOf = (
  { columns, language }: Pick<PaperLook, 'columns' | 'language'>,
  at: Instant,
  blocks: readonly PrintBlock[],
): PrintDocument => ({ columns, language, at, blocks });

/** What stands between one slip and the next. */
export const END: readonly PrintBlock[] = [{ type: 'feed', lines: 2 }, { type: 'cut' }];

const notice = ({ look, words }: Sheet): readonly PrintBlock[] =>
  look.isDemo ? [text(words.common.notice, { align: 'centre', bold: true })] : [];

function letterhead({ store, header, logo, columns }: PaperLook): readonly PrintBlock[] {
  const logoFits = logo !== null && logo.widthDots <= columns * DOTS_PER_COLUMN;
  return [
    ...(logoFits ? [{ type: 'image' as const, alt: store.name, ...logo }] : []),
    text(store.name, {
      align: 'centre',
      size: displayWidth(store.name) * 2 <= columns ? 2 : 1,
      bold: true,
    }),
    ...centred(store.address),
    ...centred(store.phone),
    ...centred(header),
  ];
}

/** Each line of a text in the middle; nothing for an empty one. */
const centred = (content: string): readonly PrintBlock[] =>
  content.trim() === ''
    ? []
    : content.split('\n').map((line) => text(line.trim(), { align: 'centre' }));
