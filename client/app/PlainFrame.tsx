import type { ReactNode } from 'react';

import classes from './PlainFrame.module.css';

interface PlainFrameProps {
  readonly children: ReactNode;
}

/** The ground of what is drawn before there is a store or a person: no rail, no status line. */
export function PlainFrame({ children }: PlainFrameProps) {
  return <main className={classes['frame']}>{children}</main>;
}
