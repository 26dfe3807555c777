import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A password or PIN that is set; its eye is as large as a thumb. */
export function SecretField(props: PasswordInputProps) {
  return (
    <PasswordInput
      rightSectionWidth={44}
      vars={() => ({ root: { '--psi-button-size': '44px' } })}
      autoComplete="new-password"
      {...props}
    />
  );
}
