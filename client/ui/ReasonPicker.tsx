import { Button, TextInput } from '@mantine/core';

import classes from './ReasonPicker.module.css';

interface ReasonPickerProps {
  readonly label: string;
  /** Reasons that are given most, to tap. */
  readonly usual: readonly string[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** A reason by one tap, or in one's own words. */
export function ReasonPicker({ label, usual, value, onChange }: ReasonPickerProps) {
  return (
    <div className={classes['picker']}>
      <div className={classes['usual']} role="group" aria-label={label}>
        {usual.map((reason) => (
          <Button
            key={reason}
            variant={reason === value ? 'filled' : 'default'}
            aria-pressed={reason === value}
            onClick={() => onChange(reason === value ? '' : reason)}
          >
            {reason}
          </Button>
        ))}
      </div>
      <TextInput
        label={label}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
