import { type FormProblem, formProblem } from '#client/ui/hooks/problems.ts';
import { type DayMinute, dayMinute } from '#domain/kernel/business-date.ts';
import { type Fen, parseYuan, ZERO_FEN } from '#domain/kernel/fen.ts';

/** Reads what was typed into fields and collects what can't be read. */
export interface FieldReader {
  readonly fen: (field: string, text: string) => Fen;
  /** Null for an empty field. */
  readonly optionalFen: (field: string, text: string) => Fen | null;
  readonly whole: (field: string, text: string) => number;
  readonly optionalWhole: (field: string, text: string) => number | null;
  /** `18:00` as 1080; may pass 24:00 (DAY-5). */
  readonly clock: (field: string, text: string) => DayMinute;
  readonly problems: () => readonly FormProblem[];
}

/** What can't be read counts as 0 in the record, which isn't saved while there is a problem. */
export function createFieldReader(): FieldReader {
  const problems: FormProblem[] = [];
  const refuse = (field: string, code: FormProblem['code']): void => {
    problems.push(formProblem(field, code));
  };
  const readFen = (field: string, text: string): Fen => {
    if (text.trim() === '') refuse(field, 'required');
    else {
      const amount = parseYuan(text);
      if (amount.ok) return amount.value;
      if (amount.error === 'tooLarge') problems.push(tooLarge(field));
      else refuse(field, amount.error);
    }
    return ZERO_FEN;
  };
  const readWhole = (field: string, text: string): number => {
    const plain = text.normalize('NFKC').trim();
    if (plain === '') refuse(field, 'required');
    else if (/^[+-]?\d{1,9}$/u.test(plain)) return Number(plain);
    else refuse(field, 'notWhole');
    return 0;
  };
  return {
    fen: readFen,
    optionalFen: (field, text) => (text.trim() === '' ? null : readFen(field, text)),
    whole: readWhole,
    optionalWhole: (field, text) => (text.trim() === '' ? null : readWhole(field, text)),
    clock: (field, text) => {
      const minute = clockMinute(text);
      if (minute === null) refuse(field, text.trim() === '' ? 'required' : 'notATime');
      return dayMinute(minute ?? 0);
    },
    problems: () => problems,
  };
}

const LARGEST_FEN = 10 ** 13;
const tooLarge = (field: string): FormProblem =>
  formProblem(field, 'tooLarge', { maxFen: LARGEST_FEN });

/** `18:00`, `18：00`, `1800` and `18` as minutes of the business day; null for anything else. */
export function clockMinute(text: string): number | null {
  const match = /^(\d{1,2})(?::?([0-5]\d))?$/u.exec(text.normalize('NFKC').trim());
  return match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : null;
}
