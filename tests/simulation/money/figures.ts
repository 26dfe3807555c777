import { addApart, apartLines, nothingApart, percent, type Apart } from './apart.ts';

/** What owners are told of the runs (offline acceptance, overdrafts, debts, refusals). */
export interface Figures {
  runs: number;
  /** Virtual time of all chains, ms. */
  chainMs: number;
  steps: number;
  /** What people did at tills. */
  operations: number;
  messages: number;
  crashes: number;
  facts: number;
  spends: number;
  readonly apart: Apart;
  overdrafts: number;
  overdraftsInCase: number;
  /** Spends asked for online, that the balance in truth covered; and those of them refused. */
  onlineAsked: number;
  onlineRefused: number;
  /** The worst debt of one member, and of it the greatest share of its printed bound. */
  worstDebtFen: number;
  boundFen: number;
}

export const noFigures = (): Figures => ({
  runs: 0,
  chainMs: 0,
  steps: 0,
  operations: 0,
  messages: 0,
  crashes: 0,
  facts: 0,
  spends: 0,
  apart: nothingApart(),
  overdrafts: 0,
  overdraftsInCase: 0,
  onlineAsked: 0,
  onlineRefused: 0,
  worstDebtFen: 0,
  boundFen: 0,
});

/** Adds a run's figures; of debts the worst stands, beside the bound of its own chain. */
export function addFigures(sum: Figures, run: Figures): void {
  const isWorse = run.worstDebtFen > sum.worstDebtFen;
  const worst = isWorse ? run : sum;
  const { worstDebtFen, boundFen } = worst;
  const { apart, ...counts } = run;
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name];
  addApart(sum.apart, apart);
  Object.assign(sum, { worstDebtFen, boundFen });
}

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

const YEAR_MS = 365.25 * 86_400_000;

/** The figures as lines of text. */
export const figureLines = (sum: Figures): readonly string[] => [
  `${sum.runs} runs, ${(sum.chainMs / YEAR_MS).toFixed(1)} chain-years, ${sum.operations} operations, ${sum.facts} facts, ${sum.crashes} crashes, ${sum.messages} messages`,
  ...apartLines(sum.apart),
  `overdrafts per 1,000 spends: ${((1_000 * sum.overdrafts) / Math.max(1, sum.spends)).toFixed(2)} of ${sum.spends} spends, ${sum.overdraftsInCase} of ${sum.overdrafts} in a case file`,
  `worst debt of a member: ${yuan(sum.worstDebtFen)}, printed bound ${yuan(sum.boundFen)}`,
  `refused online though covered: ${percent(sum.onlineRefused, sum.onlineAsked)} of ${sum.onlineAsked}`,
];
