import { cases } from './cases.ts';
import { firstRun } from './first-run.ts';
import { headOffice } from './head-office.ts';
import { help } from './help.ts';
import { importing } from './import.ts';
import { members } from './members.ts';
import { printing } from './printing.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';

/** The namespaces of what is opened now and then: loaded with those screens. */
export const laterWords = {
  cases,
  firstRun,
  headOffice,
  help,
  import: importing,
  members,
  printing,
  settings,
  status,
} as const;
