import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import classes from './StateChip.module.css';

/** What a colour means, everywhere: good, in use, soon, wrong, at rest. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'idle';

interface StateChipProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
}

/** A state as icon, word and colour: never by colour alone. */
export function StateChip({ tone, icon, label }: StateChipProps) {
  return (
    <span className={classes['chip']} data-tone={tone}>
      <Icon name={icon} size={16} />
      <span className={classes['label']}>{label}</span>
    </span>
  );
}
