import { Checkbox, NativeSelect, TextInput, type TextInputProps } from '@mantine/core';

import { CHOICE_LOOK } from './choice-look.ts';
import { SwitchLine } from './SwitchLine.tsx';
import type { Form } from './use-record-form.ts';

/** The fields of a draft whose values are of a kind. */
type FieldsOf<Draft, Kind> = {
  [Field in keyof Draft & string]: Draft[Field] extends Kind ? Field : never;
}[keyof Draft & string];

interface FieldProps<Draft, Kind> {
  readonly form: Form<Draft>;
  readonly field: FieldsOf<Draft, Kind>;
  readonly label: string;
}

// A draft's field of a kind holds a value of that kind; TypeScript can't follow that through a
// computed key.
const changeOf = <Draft,>(field: string, value: unknown): Partial<Draft> =>
  ({ [field]: value }) as Partial<Draft>;

type Rest = Omit<TextInputProps, 'form' | 'label' | 'error' | 'value' | 'onChange'>;

/** A line of text, with what is wrong with it below. */
export function TextField<Draft>({
  form,
  field,
  label,
  ...rest
}: FieldProps<Draft, string> & Rest) {
  return (
    <TextInput
      {...rest}
      label={label}
      autoComplete="off"
      value={form.draft[field] as string}
      error={form.errorOf(field)}
      onChange={(event) => form.set(changeOf(field, event.currentTarget.value))}
    />
  );
}

/** An amount in yuan. */
export function YuanField<Draft>(props: FieldProps<Draft, string> & Rest) {
  return <TextField {...props} inputMode="decimal" leftSection="¥" />;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of some choices; `placeholder` stands for none. */
export function ChoiceField<Draft>({
  form,
  field,
  label,
  choices,
  placeholder,
}: FieldProps<Draft, string> & {
  readonly choices: readonly Choice[];
  readonly placeholder?: string;
}) {
  const empty = placeholder === undefined ? [] : [{ value: '', label: placeholder }];
  return (
    <NativeSelect
      label={label}
      data={[...empty, ...choices]}
      value={form.draft[field] as string}
      error={form.errorOf(field)}
      onChange={(event) => form.set(changeOf(field, event.currentTarget.value))}
    />
  );
}

/** On or off. */
export function SwitchField<Draft>({
  form,
  field,
  label,
  description,
}: FieldProps<Draft, boolean> & { readonly description?: string }) {
  return (
    <SwitchLine
      label={label}
      description={description}
      checked={form.draft[field] as boolean}
      onChange={(checked) => form.set(changeOf(field, checked))}
    />
  );
}

/** Any of some choices. */
export function SetField<Draft>({
  form,
  field,
  label,
  choices,
}: FieldProps<Draft, readonly string[]> & { readonly choices: readonly Choice[] }) {
  const chosen = form.draft[field] as readonly string[];
  return (
    <Checkbox.Group
      label={label}
      value={[...chosen]}
      error={form.errorOf(field)}
      onChange={(values) => form.set(changeOf(field, values))}
    >
      {choices.map(({ value, label: words }) => (
        <Checkbox key={value} value={value} label={words} size="md" classNames={CHOICE_LOOK} />
      ))}
    </Checkbox.Group>
  );
}
