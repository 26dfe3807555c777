import { lazy, Suspense } from 'react';

import { loadLaterWords } from '#client/i18n/start.ts';

import type { PrintSubject } from './subject.ts';

// Printing is no part of the first load: a sale goes on without it, and this fills in when it comes.
const LaterPart = lazy(async () => {
  const [{ PrintPart }] = await Promise.all([import('./PrintPart.tsx'), loadLaterWords()]);
  return { default: PrintPart };
});

/** Prints what a screen is about, and says how that stands (see `PrintPart.tsx`). */
export function Printing({
  form,
  tab = null,
  about = '',
  isBrief = false,
}: Partial<PrintSubject> & Pick<PrintSubject, 'form'>) {
  return (
    <Suspense fallback={null}>
      <LaterPart form={form} tab={tab} about={about} isBrief={isBrief} />
    </Suspense>
  );
}
