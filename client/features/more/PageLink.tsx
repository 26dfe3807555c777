import { Link } from '@tanstack/react-router';

import { Icon } from '#client/ui/Icon.tsx';
import type { IconName } from '#client/ui/icon-paths.ts';

import classes from './MoreScreen.module.css';
import type { Page } from './pages.ts';

interface PageLinkProps {
  readonly to: Page['path'];
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
}

/** A page to go to, with what is in it. */
export function PageLink({ to, icon, title, body }: PageLinkProps) {
  return (
    <Link to={to} className={classes['link']}>
      <Icon name={icon} size={28} />
      <span className={classes['words']}>
        <strong>{title}</strong>
        <span className="caption">{body}</span>
      </span>
      <Icon name="forward" />
    </Link>
  );
}
