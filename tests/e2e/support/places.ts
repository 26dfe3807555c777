/** Where every screen that is no dialog is, for the tests that look at all of them. */
export const PLACES = [
  '/',
  '/shift',
  '/members',
  '/cases',
  '/tickets',
  '/reports',
  '/head-office',
  '/status',
  '/help',
  '/more',
  '/import',
];
