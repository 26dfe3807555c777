import { app } from './app.ts';
import { board } from './board.ts';
import { cases } from './cases.ts';
import { common } from './common.ts';
import { firstRun } from './first-run.ts';
import { headOffice } from './head-office.ts';
import { help } from './help.ts';
import { importing } from './import.ts';
import { members } from './members.ts';
import { printing } from './printing.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { settle } from './settle.ts';
import { shift } from './shift.ts';
import { signIn } from './sign-in.ts';
import { status } from './status.ts';
import { tab } from './tab.ts';

/** Every namespace of this language. */
export const resources = {
  app,
  board,
  cases,
  common,
  firstRun,
  headOffice,
  help,
  import: importing,
  members,
  printing,
  refusals,
  settings,
  settle,
  shift,
  signIn,
  status,
  tab,
} as const;
