import { app } from './app.ts';
import { board } from './board.ts';
import { common } from './common.ts';
import { refusals } from './refusals.ts';
import { settle } from './settle.ts';
import { shift } from './shift.ts';
import { signIn } from './sign-in.ts';
import { tab } from './tab.ts';

/** The namespaces on the way of a sale: part of the first load. */
export const firstWords = {
  app,
  board,
  common,
  refusals,
  settle,
  shift,
  signIn,
  tab,
} as const;
