import { Outlet } from '@tanstack/react-router';

import { DemoBanner } from './DemoBanner.tsx';
import { Rail } from './Rail.tsx';
import classes from './Shell.module.css';
import { StatusLine } from './StatusLine.tsx';

/** The frame around every screen: status line, places, and the screen itself. */
export function Shell() {
  return (
    <div className={classes['shell']}>
      <div className={classes['top']}>
        <DemoBanner />
        <StatusLine />
      </div>
      <Rail />
      <main className={classes['main']}>
        <Outlet />
      </main>
    </div>
  );
}
