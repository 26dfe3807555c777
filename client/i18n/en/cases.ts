import type { Translation } from '../translation.ts';
import type { cases as source } from '../zh-CN/cases.ts';

export const cases = {
  title: 'Case files',
  noneTitle: 'No open cases',
  noneBody: 'What two tablets recorded while apart and that doesn’t go together is listed here.',
  resolved: 'Dealt with',
  toRooms: 'To the rooms',
  toTab: 'Show tab',
  resolve: 'Mark as dealt with',
  resolveBody:
    'Write down what was done. The journal isn’t changed and nothing is repaid by itself; both records stay.',
  done: 'What was done',
  usual: {
    refunded: 'Repaid the guest',
    collected: 'Collected the rest',
    checked: 'Checked, right',
  },
  resolvedBy: '{{name}} dealt with it, {{time}}',
  someTab: 'A tab',
  kinds: {
    roomOpenedTwice: '{{room}} was opened twice',
    tabSettledTwice: '{{room}} was settled twice',
    tabDiffers: '{{room}} doesn’t add up after it was settled',
  },
  advice: {
    roomOpenedTwice:
      'Two tablets that could not see each other opened this room. Move one party on the board, or cancel the opening that was wrong.',
    tabSettledTwice:
      'Two tablets that could not see each other settled this tab; the first one counts. Compare the two receipts and repay what was taken twice.',
    tabDiffers:
      'A tablet that was apart brought orders, voids or tenders that the settlement had not known. Check them, then repay or collect.',
  },
  deeds: {
    opened: '{{name}} opened the room',
    settled: '{{name}} settled',
    cancelled: '{{name}} cancelled the opening',
    ordered: '{{name}} sent an order',
    took: '{{name}} took a tender',
  },
  itemsDiffer: 'Items differ from the settlement by {{amount}}',
  paidDiffers: 'Paid differs from due by {{amount}}',
} as const satisfies Translation<typeof source>;
