import { type ReactNode, useEffect, useRef } from 'react';

import { Icon } from '#client/ui/Icon.tsx';
import type { IconName } from '#client/ui/icon-paths.ts';
import type { Tone } from '#client/ui/StateChip.tsx';

import classes from './StatusCard.module.css';

interface StatusCardProps {
  /** What the status line's item points at. */
  readonly anchor: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  /** What it means and what to do, in a sentence or two. */
  readonly means: string;
  readonly children?: ReactNode;
}

/** One item of the status line, opened: how it stands, what it means, what to do. */
export function StatusCard({ anchor, icon, tone, title, means, children }: StatusCardProps) {
  const card = useRef<HTMLElement>(null);
  // The router changes the address without the browser's own jump to the anchor.
  useEffect(() => {
    if (window.location.hash === `#${anchor}`) card.current?.scrollIntoView({ block: 'start' });
  }, [anchor]);
  return (
    <section ref={card} id={anchor} className={classes['card']} data-tone={tone}>
      <h2 className={classes['title']}>
        <Icon name={icon} />
        {title}
      </h2>
      <p className={classes['means']}>{means}</p>
      {children}
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A label and what it stands at. */
export function Fact({ label, children }: FactProps) {
  return (
    <div className={classes['fact']}>
      <span className="caption">{label}</span>
      <span>{children}</span>
    </div>
  );
}
