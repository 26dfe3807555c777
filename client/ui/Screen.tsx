import type { ReactNode } from 'react';

import classes from './Screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** Beside the title, as a way back or a date. */
  readonly lead?: ReactNode;
  /** At the right end of the title's line. */
  readonly actions?: ReactNode;
  /** `flush` leaves the margins to the screen itself. */
  readonly padding?: 'normal' | 'flush';
  readonly children: ReactNode;
}

/** The frame of every screen: a title line that stays, and a body that scrolls by itself. */
export function Screen({ title, lead, actions, padding = 'normal', children }: ScreenProps) {
  return (
    <section className={classes['screen']} aria-label={title}>
      <header className={classes['head']}>
        {lead}
        <h1 className={classes['title']}>{title}</h1>
        <div className={classes['actions']}>{actions}</div>
      </header>
      <div className={classes['body']} data-padding={padding}>
        {children}
      </div>
    </section>
  );
}
