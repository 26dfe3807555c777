import { type NetworkPrinter, untilOf } from './network-printer.ts';

export type EpsonTurn = 'idle' | 'printed' | 'outOfPaper' | 'lostPower' | `refused ${number}`;

/**
 * An Epson printer with Server Direct Print: it asks for jobs, prints what it is given, and says of each
 * what became of it.
 */
export function createEpsonPrinter(address: string): NetworkPrinter<EpsonTurn> {
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
    until: untilOf(turn),
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
