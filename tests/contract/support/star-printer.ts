import { type NetworkPrinter, untilOf } from './network-printer.ts';

/**
 * A Star printer with CloudPRNT, as far as a server can tell: it polls, takes the form that it likes
 * best of those on offer, prints, and confirms.
 */
export interface StarPrinter extends NetworkPrinter<StarTurn> {
  /** No paper from the start, or after so many lines of the next job. */
  paperOut(afterLines?: number): void;
}

/** `refused` with the status of the answer: the printer blinks and tries again. */
export type StarTurn =
  | 'idle'
  | 'printed'
  | 'outOfPaper'
  | 'lostPower'
  | 'cannotPrint'
  | `refused ${number}`;

export interface StarModel {
  /** Forms that it can print, the one that it likes best first. */
  readonly takes?: readonly string[];
  /** Firmware before 1.4 and 1.8 tells less: not whether it is printing, and no tokens. */
  readonly isOld?: boolean;
}

const MAC = '00:11:62:1a:2b:3c';

export function createStarPrinter(
  address: string,
  { takes = ['application/vnd.star.starprnt', 'text/plain'], isOld = false }: StarModel = {},
): StarPrinter {
  const slips: string[] = [];
  let kicks = 0;
  let paperLines = Number.POSITIVE_INFINITY;
  let losesPower = false;

  const poll = (statusCode: string): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        status: '23 6 0 0 0 0 0 0 0 ',
        printerMAC: MAC,
        uniqueID: null,
        statusCode: encodeURIComponent(statusCode),
        ...(isOld ? {} : { printingInProgress: false }),
        clientAction: null,
      }),
    });
  const query = (more: Readonly<Record<string, string>>): string =>
    `${address}?${new URLSearchParams({ mac: MAC, ...more }).toString()}`;

  /** @returns whether there was paper for all of it. */
  const print = (lines: readonly string[]): boolean => {
    slips.push(lines.slice(0, paperLines).join('\n'));
    const isWhole = lines.length <= paperLines;
    paperLines = Math.max(0, paperLines - lines.length);
    return isWhole;
  };

  const turn = async (): Promise<StarTurn> => {
    const isEmpty = paperLines === 0;
    const answer = await poll(isEmpty ? '410 Out of Paper' : '200 OK');
    if (!answer.ok) return `refused ${answer.status}`;
    const { jobReady, mediaTypes, jobToken } = (await answer.json()) as {
      readonly jobReady: boolean;
      readonly mediaTypes?: readonly string[];
      readonly jobToken?: string;
    };
    if (isEmpty) return 'outOfPaper';
    if (!jobReady) return 'idle';
    const token = isOld || jobToken === undefined ? {} : { token: jobToken };
    const type = takes.find((one) => mediaTypes?.includes(one));
    if (type === undefined) {
      const gone = query({ ...token, code: '510 Incompatible media type' });
      await fetch(gone, { method: 'DELETE' });
      return 'cannotPrint';
    }
    const job = await fetch(query({ ...token, type }));
    if (!job.ok) return `refused ${job.status}`;
    const text = await job.text();
    if (losesPower) {
      losesPower = false;
      return 'lostPower';
    }
    if (job.headers.has('X-Star-CashDrawer') || text === '\x07') kicks += 1;
    if (text !== '' && !print(text.split('\n'))) {
      paperLines = 0;
      await poll('410 Out of Paper');
      return 'outOfPaper';
    }
    await fetch(query({ ...token, code: 'OK' }), { method: 'DELETE' });
    return 'printed';
  };

  return {
    slips,
    turn,
    kicks: () => kicks,
    until: untilOf(turn),
    paperOut(afterLines = 0) {
      paperLines = afterLines;
    },
    loadPaper() {
      paperLines = Number.POSITIVE_INFINITY;
    },
    losePower() {
      losesPower = true;
    },
  };
}
