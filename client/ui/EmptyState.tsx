import { Button } from '@mantine/core';

import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly body: string;
  /** The one button that does it; left out where there is nothing to do or no right to. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** What stands where nothing is yet: it teaches the next step. */
export function EmptyState({ icon, title, body, action }: EmptyStateProps) {
  return (
    <div className={classes['state']}>
      <Icon name={icon} size={40} />
      <p className={classes['title']}>{title}</p>
      <p className={classes['body']}>{body}</p>
      {action && <Button onClick={action.onClick}>{action.label}</Button>}
    </div>
  );
}
