import { setTimeout as pause } from 'node:timers/promises';

/** A real one asks every second at most. */
const PAUSE_MS = 50;

/**
 * An Epson printer with Server Direct Print, as far as a server can tell: it asks for jobs, prints what
 * it is given, and says of each what became of it. It keeps what came out of it.
 */
export interface EpsonPrinter {
  readonly slips: readonly string[];
  readonly kicks: () => number;
  /** One round: a request, and the results of what it was given. */
  turn(): Promise<EpsonTurn>;
  until(turn: EpsonTurn): Promise<void>;
  paperOut(): void;
  loadPaper(): void;
  /** Loses its power right after it has fetched jobs: it never says what became of them. */
  losePower(): void;
}

export type EpsonTurn = 'idle' | 'printed' | 'outOfPaper' | 'lostPower' | `refused ${number}`;

export function createEpsonPrinter(address: string): EpsonPrinter {
  const slips: string[] = [];
  let kicks = 0;
  let hasPaper = true;
  let losesPower = false;

  const post = (fields: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ID: 'bar', Name: 'TM-m30III', ...fields }).toString(),
    });

  const printJob = (job: string): string => {
    const token = /<printjobid>([\w.-]{1,30})<\/printjobid>/u.exec(job)?.[1] ?? '';
    const isDrawer = job.includes('<pulse ') && !job.includes('<cut ');
    if (hasPaper && isDrawer) kicks += 1;
    if (hasPaper && !isDrawer) slips.push(textsOf(job));
    const response = hasPaper
      ? 'success="true" code="" status="251658262"'
      : 'success="false" code="EPTR_REC_EMPTY" status="524296"';
    return (
      `<ePOSPrint><Parameter><devid>local_printer</devid><printjobid>${token}</printjobid></Parameter>` +
      '<PrintResponse><response xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print" ' +
      `${response} battery="0"/></PrintResponse></ePOSPrint>`
    );
  };

  const turn = async (): Promise<EpsonTurn> => {
    const answer = await post({ ConnectionType: 'GetRequest' });
    if (!answer.ok) return `refused ${answer.status}`;
    const xml = await answer.text();
    if (xml === '') return 'idle';
    if (losesPower) {
      losesPower = false;
      return 'lostPower';
    }
    const jobs = xml.match(/<ePOSPrint>[\s\S]*?<\/ePOSPrint>/gu) ?? [];
    const results = jobs.map(printJob).join('');
    await post({
      ConnectionType: 'SetResponse',
      ResponseFile:
        '<?xml version="1.0" encoding="utf-8"?>' +
        `<PrintResponseInfo Version="2.00">${results}</PrintResponseInfo>`,
    });
    return hasPaper ? 'printed' : 'outOfPaper';
  };

  return {
    slips,
    turn,
    kicks: () => kicks,
    async until(wanted) {
      while ((await turn()) !== wanted) await pause(PAUSE_MS);
    },
    paperOut() {
      hasPaper = false;
    },
    loadPaper() {
      hasPaper = true;
    },
    losePower() {
      losesPower = true;
    },
  };
}

/** The texts of a job, as they come out one below the other. */
const textsOf = (job: string): string =>
  [...job.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)]
    .map(([, text = '']) => text.replaceAll('&#10;', '\n'))
    .join('');
