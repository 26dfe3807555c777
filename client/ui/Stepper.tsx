import { ActionIcon, TextInput } from '@mantine/core';
import { useState } from 'react';

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
  // What is in the field while somebody types; it may be empty or out of range for a moment.
  const [typed, setTyped] = useState<string | null>(null);
  const set = (next: number): void => onChange(Math.min(Math.max(next, least), most));
  const type = (text: string): void => {
    const digits = text.replaceAll(/\D/gu, '').slice(0, String(most).length);
    setTyped(digits);
    if (digits !== '') set(Number(digits));
  };
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
      <TextInput
        aria-label={label}
        classNames={{ input: classes['input'] ?? '' }}
        value={typed ?? String(value)}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
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
