import { lazy, Suspense } from 'react';

import { loadLaterWords } from '#client/i18n/start.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';

import { PlainFrame } from './PlainFrame.tsx';

// Met once in a tablet's life, so it isn't part of every start.
const FirstRunScreen = lazy(async () => {
  const [screen] = await Promise.all([
    import('#client/features/first-run/FirstRunScreen.tsx'),
    loadLaterWords(),
  ]);
  return { default: screen.FirstRunScreen };
});

/** What a tablet shows that belongs to no store yet. */
export function FirstRun() {
  return (
    <PlainFrame>
      <Suspense fallback={<LoadingState />}>
        <FirstRunScreen />
      </Suspense>
    </PlainFrame>
  );
}
