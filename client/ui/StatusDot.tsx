import type { Tone } from './StateChip.tsx';
import classes from './StatusDot.module.css';

interface StatusDotProps {
  readonly tone: Tone;
  /** What it says, for those who can't see it; show it in words beside the dot as well. */
  readonly label: string;
}

/** A small mark of state for dense lists, beside a word. */
export function StatusDot({ tone, label }: StatusDotProps) {
  return <span className={classes['dot']} data-tone={tone} role="img" aria-label={label} />;
}
