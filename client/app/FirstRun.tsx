import { lazy, Suspense } from 'react';

import { LoadingState } from '#client/ui/LoadingState.tsx';

import { later } from './later.ts';
import { PlainFrame } from './PlainFrame.tsx';

// Met once in a tablet's life, so it isn't part of every start.
const loadScreen = later(() => import('#client/features/first-run/FirstRunScreen.tsx'));
const FirstRunScreen = lazy(async () => ({ default: (await loadScreen()).FirstRunScreen }));

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
