import { lazy, Suspense } from 'react';

import { LoadingState } from '#client/ui/LoadingState.tsx';

import { PlainFrame } from './PlainFrame.tsx';

// Met once in a tablet's life, so it isn't part of every start.
const FirstRunScreen = lazy(async () => ({
  default: (await import('#client/features/first-run/FirstRunScreen.tsx')).FirstRunScreen,
}));

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
