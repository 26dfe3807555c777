import type { PaperLanguage } from '#domain/printing/records.ts';
import { en } from './en.ts';
import { type PaperWords, zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const WORDS: Readonly<Record<PaperLanguage, PaperWords>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

/** The words of paper in the store's paper language, which needn't be the screen's. */
export const paperWords = (language: PaperLanguage): PaperWords => WORDS[language];
