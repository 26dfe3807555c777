import { useId } from 'react';

import classes from './Segments.module.css';

interface SegmentsProps<Value extends string> {
  /** What is chosen, for those who can't see the segments together. */
  readonly label: string;
  readonly value: Value;
  readonly data: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** Says where it stands, as by the screen that shows it on phones alone. */
  readonly className?: string;
}

/** One of a few, side by side. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, data, onChange, className = '' } = props;
  const name = useId();
  return (
    <div className={`${classes['segments']} ${className}`} role="radiogroup" aria-label={label}>
      {data.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
