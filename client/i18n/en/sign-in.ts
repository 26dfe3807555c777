import type { Translation } from '../translation.ts';
import type { signIn as source } from '../zh-CN/sign-in.ts';

export const signIn = {
  title: 'Who is it?',
  body: 'Tap your name, then enter your PIN. It works without a network.',
  enterPin: '{{name}}, enter your PIN',
  enter: 'Sign in',
  other: 'Somebody else',
  nobody: 'No staff on this tablet yet',
  nobodyBody: 'They appear here as soon as they reach this tablet. Check the network.',
  wrongPin: 'That PIN is wrong. {{triesLeft}} tries left.',
  locked: 'Too many wrong PINs. Wait {{wait}}, then try again.',
  lockedOver: 'You can try again now.',
  noPin: 'This person has no PIN yet. A manager sets one under Settings → Staff.',
  unknownStaff: 'This person doesn’t work in this store. Choose somebody else.',
  demoPins: 'PINs of the demo',
  demoPinsBody: 'Owner 1111 · manager 2222 · cashier 3333 · everybody else 4444',
} as const satisfies Translation<typeof source>;
