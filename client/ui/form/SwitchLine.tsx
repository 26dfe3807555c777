import { Switch } from '@mantine/core';

import classes from './choice.module.css';

interface SwitchLineProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A switch whose whole line can be tapped. */
export function SwitchLine({ label, description, checked, onChange }: SwitchLineProps) {
  return (
    <Switch
      label={label}
      description={description}
      size="md"
      classNames={{ body: classes['line'] ?? '' }}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
