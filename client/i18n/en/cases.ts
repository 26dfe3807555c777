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
    tenderVoidedTwice: '{{room}}: one tender was given back twice',
  },
  advice: {
    roomOpenedTwice:
      'Two tablets that could not see each other opened this room. Move one party on the board, or cancel the opening that was wrong.',
    tabSettledTwice:
      'Two tablets that could not see each other settled this tab; the first one counts. Compare the two receipts and repay what was taken twice.',
    tabDiffers:
      'A tablet that was apart brought orders, voids or tenders that the settlement had not known. Check them, then repay or collect.',
    tenderVoidedTwice:
      'Two tablets that could not see each other each gave this tender back out of their own drawer. Ask the guest for the second one, or write it off.',
  },
  deeds: {
    opened: '{{name}} opened the room',
    settled: '{{name}} settled',
    cancelled: '{{name}} cancelled the opening',
    ordered: '{{name}} sent an order',
    took: '{{name}} took a tender',
    gaveBack: '{{name}} gave a tender back',
  },
  itemsDiffer: 'Items differ from the settlement by {{amount}}',
  paidDiffers: 'Paid differs from due by {{amount}}',
  quarantine: {
    title: 'Entries kept apart by the server: {{count}}',
    body: 'What a tablet sent doesn’t fit its earlier entries. It is counted nowhere and not lost. Check which tablet it is and what is missing.',
    open: 'See which tablet',
  },
  scope: { title: 'Whose cases', store: 'This store', chain: 'The whole chain' },
  money: {
    kinds: {
      overdraft: '{{name}} is overdrawn by {{amount}}',
      spendAfterFreeze: '{{amount}} spent with a frozen card of {{name}}',
      refundBeyondPaid: '{{amount}} too much refunded to {{name}}',
      cardReplacedTwice: 'A card of {{name}} was replaced twice',
      mergedTwice: '{{name}} was merged into two members',
    },
    advice: {
      overdraft:
        'Two stores that couldn’t see each other spent the same balance. Collect it from the member, or decide who bears it.',
      spendAfterFreeze:
        'The store that took the card hadn’t heard that it was frozen. The member has the balance back and the chain bears it; decide where it goes.',
      refundBeyondPaid:
        'One sale was refunded twice, beyond what it paid. Collect it, or decide who bears it.',
      cardReplacedTwice:
        'Two stores that couldn’t see each other replaced this card. The first one stands, the second is frozen; check which one the member holds.',
      mergedTwice:
        'Two stores that couldn’t see each other merged this member into different people. The first merge stands; check who it is. A wrong merge is undone on the member’s page, and another made.',
    },
    against: {
      overdraft: 'had spent the balance',
      spendAfterFreeze: 'froze the card',
      refundBeyondPaid: 'had refunded it',
      cardReplacedTwice: 'replaced it first',
      mergedTwice: 'merged them first',
    },
    by: {
      overdraft: 'took this spend too',
      spendAfterFreeze: 'took the card',
      refundBeyondPaid: 'refunded it again',
      cardReplacedTwice: 'replaced it again',
      mergedTwice: 'merged them into somebody else',
    },
    leftOf: '{{left}} of {{amount}} is still open.',
    toMember: 'See the member',
    decide: 'Decide',
    what: 'What is done about it',
    actions: {
      collect: 'Collect',
      waive: 'Waive',
      chargeToStore: 'Charge to store',
      reassign: 'Reassign',
    },
    effects: {
      collect: 'The member pays now, into this shift’s drawer and report.',
      waive: 'The member owes nothing more; the chain bears it.',
      chargeToStore: 'The member owes nothing more; the store chosen bears it.',
      reassign: 'Another member pays it out of stored value, as any spend.',
    },
    verbs: {
      collect: 'Collect {{amount}}',
      waive: 'Waive {{amount}}',
      chargeToStore: 'Charge {{amount}} to the store',
      reassign: 'Reassign {{amount}}',
    },
    amount: 'How much (empty for all)',
    tooMuch: 'Type more than 0 and no more than is left.',
    store: 'Which store',
    payer: '{{name}} pays',
    note: 'Reason',
    noteOptional: 'Note (may be empty)',
  },
} as const satisfies Translation<typeof source>;
