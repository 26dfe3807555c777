import { describe, expect, it } from 'vitest';

import { LATE_MS, standingOf, stateNow } from '#client/ui/printing/standing.ts';
import { id, type DeviceId, type PrinterId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { PRINT_OUTCOMES } from '#domain/printing/entries.ts';
import type { PrintJobState } from '#domain/printing/state.ts';
import { ASKED_AT, BAR, HERE, jobOf, nowOf, printerOf } from '#tests/client/support/printing.ts';

const at = ASKED_AT;
const job = jobOf('job');
const now = nowOf();

const ended = (outcome: (typeof PRINT_OUTCOMES)[number]): PrintJobState => ({
  ...job,
  ended: { outcome, at: instant(at + 1_000), actor: job.actor },
});

describe('how a job stands', () => {
  it('[PRS-1] says printed of nothing but what the printer confirmed', () => {
    const said = PRINT_OUTCOMES.map((outcome) => standingOf(ended(outcome), now).state);
    expect(said).toEqual(PRINT_OUTCOMES);
    expect(PRINT_OUTCOMES.filter((each) => standingOf(ended(each), now).tone === 'good')).toEqual([
      'printed',
    ]);
  });

  it('[PRS-1] tells staff to look at what was sent and not confirmed', () => {
    expect(standingOf(ended('sent'), now)).toMatchObject({ tone: 'warn', advice: 'sent' });
  });

  it('[PRS-2] names the trouble of the printer that a job waits for', () => {
    for (const state of [
      'needsPaper',
      'coverOpen',
      'needsReconnect',
      'silent',
      'offline',
    ] as const) {
      const stuck = { ...now, states: new Map([[BAR, state]]) };
      expect(standingOf(job, stuck)).toMatchObject({
        state: 'blocked',
        tone: 'bad',
        trouble: state,
      });
    }
  });

  it('[PRS-2] doesn’t say of a slip that stopped midway that it isn’t printed', () => {
    const stuck = nowOf({
      states: new Map([[BAR, 'needsPaper']] as const),
      phases: new Map([['job/1', 'sending']] as const),
    });
    expect(standingOf(job, stuck)).toMatchObject({ state: 'halted', trouble: 'needsPaper' });
  });

  it('[PRS-2] goes on where the paper is only low', () => {
    const low = { ...now, states: new Map([[BAR, 'paperLow']] as const) };
    expect(standingOf(job, low)).toMatchObject({ state: 'waiting', advice: 'waiting' });
  });

  it('says printing once the first byte may have left', () => {
    const sending = { ...now, phases: new Map([['job/1', 'sending']] as const) };
    expect(standingOf(job, sending).state).toBe('printing');
  });

  it('[PRS-2] names what a network printer will not do any more, whatever it says of itself', () => {
    const at = (state: 'queued' | 'sending' | 'uncertain' | 'failed', printer = BAR) =>
      nowOf({ atHub: new Map([['job/1', { printer, state }]]) });
    const said = (['queued', 'sending', 'uncertain', 'failed'] as const).map(
      (state) => standingOf(job, at(state)).state,
    );
    expect(said).toEqual(['waiting', 'printing', 'waiting', 'failed']);
    const out = { ...at('failed'), states: new Map([[BAR, 'needsPaper']] as const) };
    expect(standingOf(job, out)).toMatchObject({ state: 'failed', advice: 'failed' });
    // It was moved here from a printer that couldn't.
    expect(standingOf(job, at('failed', id<PrinterId>('other'))).state).toBe('waiting');
  });

  it('[PRS-3] is late after a minute, counted from the newest copy', () => {
    const late = { ...now, now: at + LATE_MS };
    expect(standingOf(job, late)).toMatchObject({ tone: 'warn', advice: 'late' });
    const again: PrintJobState = {
      ...job,
      copy: 2,
      history: [
        {
          what: 'repeated',
          copy: 2,
          printer: BAR,
          why: 'asked',
          note: '',
          at: instant(at + LATE_MS - 1),
          actor: job.actor,
          device: HERE,
        },
      ],
    };
    expect(standingOf(again, late)).toMatchObject({ tone: 'busy', advice: 'waiting' });
  });

  it('says of another tablet’s printer whether the way there is open', () => {
    const away = { ...now, device: id<DeviceId>('phone') };
    expect(standingOf(job, away).advice).toBe('relay');
    expect(standingOf(job, { ...away, isOnline: false }).advice).toBe('relayOffline');
  });

  it('[PRS-6] asks to tap Print where a dialog waits for somebody, here or elsewhere', () => {
    const printers = new Map([[BAR, printerOf('bar', { kind: 'dialog', usb: null })]]);
    const sending = new Map([['job/1', 'sending']] as const);
    expect(standingOf(job, nowOf({ printers })).advice).toBe('dialog');
    expect(standingOf(job, nowOf({ printers, phases: sending })).advice).toBe('dialog');
    const away = nowOf({ printers, device: id<DeviceId>('phone') });
    expect(standingOf(job, away).advice).toBe('dialogElsewhere');
    expect(standingOf(job, { ...away, isOnline: false }).advice).toBe('relayOffline');
  });

  it('asks for another printer where its own was retired or is unknown', () => {
    const retired = { ...now, printers: new Map([[BAR, printerOf('bar', { retired: true })]]) };
    expect(standingOf(job, retired)).toMatchObject({ state: 'noPrinter', advice: 'noPrinter' });
    expect(standingOf(job, { ...now, printers: new Map() }).state).toBe('noPrinter');
  });

  it('says opened of a drawer, and that nobody knows where nobody does', () => {
    const drawer = (outcome: 'sent' | 'unknown' | 'expired') =>
      standingOf({ ...ended(outcome), form: 'drawer' }, now).state;
    expect(drawer('sent')).toBe('opened');
    expect(drawer('unknown')).toBe('unknown');
    expect(drawer('expired')).toBe('expired');
  });
});

describe('what a printer’s last word is worth', () => {
  const MINUTE = 60_000;
  const said = { state: 'ready', at, device: HERE } as const;
  const elsewhere = { ...said, device: id<DeviceId>('elsewhere') };

  it('[PRS-1] nothing, where another tablet has been silent for longer than it ever is', () => {
    expect(stateNow(elsewhere, HERE, at + 11 * MINUTE, at)).toBe('ready');
    expect(stateNow(elsewhere, HERE, at + 13 * MINUTE, at)).toBe('offline');
  });

  it('[PRS-1] all of it while nobody is in a room, and until it must have been told again', () => {
    const hours = at + 600 * MINUTE;
    expect(stateNow(elsewhere, HERE, hours, null)).toBe('ready');
    expect(stateNow(elsewhere, HERE, hours, hours - 5 * MINUTE)).toBe('ready');
    expect(stateNow(elsewhere, HERE, hours, hours - 7 * MINUTE)).toBe('offline');
  });

  it('[PRS-1] everything, of this tablet’s own and of the server’s', () => {
    expect(stateNow(said, HERE, at + 60 * MINUTE, at)).toBe('ready');
    expect(stateNow({ ...said, device: null }, HERE, at + 60 * MINUTE, at)).toBe('ready');
  });
});
