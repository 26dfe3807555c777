import type { Entry } from '../journal/entry.ts';
import { addFen, fen, negateFen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import type { ShiftId } from '../kernel/ids.ts';
import type { TenderType } from '../payments/entries.ts';
import type { ShiftState } from './state.ts';

/**
 * The shift after one more of its facts, in journal order. Never throws. A fact that comes before
 * the opening starts a shell that the opening fills.
 */
export function evolveShift(state: ShiftState | null, shift: ShiftId, entry: Entry): ShiftState {
  const before = state ?? shellOf(shift, entry);
  const { fact } = entry;
  switch (fact.type) {
    case 'ShiftOpened': {
      const { till, float, floatFen } = fact;
      const { device, date, at: openedAt, actor: openedBy } = entry;
      return { ...before, device, till, date, openedAt, openedBy, float, floatFen };
    }
    case 'TenderTaken': {
      const changeFen = addFen(before.changeFen, fact.changeFen);
      return { ...before, changeFen, tenders: add(before, fact.tenderType, 1, fact.amountFen) };
    }
    case 'AccountTender': {
      const changeFen = addFen(before.changeFen, fact.changeFen);
      const tenders = add(before, fact.tenderType, 1, fact.amountFen);
      const known = before.prepaid?.[fact.for] ?? { count: 0, fen: ZERO_FEN };
      const sum = { count: known.count + 1, fen: addFen(known.fen, fact.amountFen) };
      return { ...before, changeFen, tenders, prepaid: { ...before.prepaid, [fact.for]: sum } };
    }
    case 'TenderVoided': {
      const { count, fen: sum } = before.voids;
      const tenders = add(before, fact.tenderType, -1, negateFen(fact.amountFen));
      return { ...before, tenders, voids: { count: count + 1, fen: addFen(sum, fact.amountFen) } };
    }
    case 'TabSettled': {
      const settledFen = addFen(before.settledFen, fact.dueFen);
      return { ...before, tabsSettled: before.tabsSettled + 1, settledFen };
    }
    case 'ShiftClosed': {
      if (before.closed) return before;
      const { counted, countedFen, expectedFen, note } = fact;
      const { at, actor: by, id } = entry;
      return {
        ...before,
        closed: { at, by, counted, countedFen, expectedFen, note, entry: id },
      };
    }
    default:
      return before;
  }
}

const shellOf = (shift: ShiftId, entry: Entry): ShiftState => ({
  shift,
  device: entry.device,
  till: '',
  date: entry.date,
  openedAt: entry.at,
  openedBy: entry.actor,
  float: {},
  floatFen: ZERO_FEN,
  tenders: {},
  changeFen: ZERO_FEN,
  tabsSettled: 0,
  settledFen: ZERO_FEN,
  voids: { count: 0, fen: ZERO_FEN },
  closed: null,
});

function add(state: ShiftState, type: TenderType, count: number, amount: Fen) {
  const sum = state.tenders[type] ?? { count: 0, fen: fen(0) };
  return {
    ...state.tenders,
    [type]: { count: sum.count + count, fen: addFen(sum.fen, amount) },
  };
}
