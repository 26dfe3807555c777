import { ActionIcon, NumberInput } from '@mantine/core';

import { Icon } from './Icon.tsx';
import classes from './Stepper.module.css';

interface StepperProps {
  readonly label: string;
  readonly fewer: string;
  readonly more: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A small whole number: one less, one more, or typed. */
export function Stepper({ label, fewer, more, value, least, most, onChange }: StepperProps) {
  const set = (next: number): void => onChange(Math.min(Math.max(next, least), most));
  return (
    <div className={classes['stepper']}>
      <ActionIcon
        variant="default"
        size={48}
        aria-label={fewer}
        disabled={value <= least}
        onClick={() => set(value - 1)}
      >
        <Icon name="minus" />
      </ActionIcon>
      <NumberInput
        aria-label={label}
        classNames={{ input: classes['input'] ?? '' }}
        value={value}
        min={least}
        max={most}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        inputMode="numeric"
        onChange={(next) => {
          if (typeof next === 'number') set(next);
        }}
      />
      <ActionIcon
        variant="default"
        size={48}
        aria-label={more}
        disabled={value >= most}
        onClick={() => set(value + 1)}
      >
        <Icon name="plus" />
      </ActionIcon>
    </div>
  );
}
