import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';

import type { TillConnection } from '#client/engine/connect.ts';
import type { Database } from '#client/engine/database.ts';
import { SignInScreen } from '#client/features/sign-in/SignInScreen.tsx';
import { useColorScheme } from '#client/ui/appearance.ts';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { cssVariables, theme } from '#client/ui/theme.ts';

import classes from './App.module.css';
import { CrashBoundary } from './CrashBoundary.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { EngineProvider } from './EngineProvider.tsx';
import { FirstRun } from './FirstRun.tsx';
import { OtherTabScreen } from './OtherTabScreen.tsx';
import { PlainFrame } from './PlainFrame.tsx';
import { RevokedScreen } from './RevokedScreen.tsx';
import { router } from './router.tsx';
import { useTillLock } from './till.ts';
import { UnreadableScreen } from './UnreadableScreen.tsx';
import { Offers } from './update/Offers.tsx';

interface AppProps {
  readonly till: TillConnection;
  readonly db: Database;
}

/** The whole app: what is drawn before the screens (which tab, which store, who) and then them. */
export function App({ till, db }: AppProps) {
  const colorScheme = useColorScheme();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={colorScheme}
      deduplicateCssVariables={false}
    >
      <CrashBoundary>
        <div className={classes['app']}>
          <div className={classes['screens']}>
            <TillGate till={till} db={db} />
          </div>
          <Offers />
        </div>
      </CrashBoundary>
    </MantineProvider>
  );
}

/** One tab of a tablet is the till; any other says so and offers to take over. */
function TillGate({ till, db }: AppProps) {
  const lock = useTillLock(till);
  if (lock === 'elsewhere' || lock === 'lost') {
    return <OtherTabScreen lost={lock === 'lost'} onTakeOver={till.takeOver} />;
  }
  const waiting = (
    <PlainFrame>
      <LoadingState />
    </PlainFrame>
  );
  return (
    <EngineProvider engine={till.engine} db={db} waiting={waiting}>
      <Screens />
    </EngineProvider>
  );
}

function Screens() {
  const { identity, staff, revokedAt, storageError } = useStatus();
  if (identity === null) {
    return storageError === null ? <FirstRun /> : <UnreadableScreen message={storageError} />;
  }
  if (revokedAt > 0) return <RevokedScreen />;
  if (staff === null) {
    return (
      <>
        <DemoBanner />
        <SignInScreen />
      </>
    );
  }
  return <RouterProvider router={router} />;
}
