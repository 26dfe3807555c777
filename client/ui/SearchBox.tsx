import { CloseButton, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useHotkeys } from './hooks/hotkeys.ts';
import { Icon } from './Icon.tsx';

interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** Enter in the box: take the first hit. */
  readonly onEnter?: () => void;
}

/** The search of a screen: `/` goes to it from anywhere, Escape empties it and leaves it. */
export function SearchBox({ value, onChange, placeholder, onEnter }: SearchBoxProps) {
  const { t } = useTranslation('common');
  const input = useRef<HTMLInputElement>(null);
  useHotkeys({ '/': () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={placeholder ?? t('search')}
      placeholder={placeholder ?? t('search')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      // What is typed next is another search.
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onEnter?.();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onChange('');
        input.current?.blur();
      }}
      leftSection={<Icon name="search" />}
      rightSection={
        value !== '' && (
          <CloseButton size={44} aria-label={t('clear')} onClick={() => onChange('')} />
        )
      }
    />
  );
}
