import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { Stepper } from '#client/ui/Stepper.tsx';
import type { DraftLine } from '#domain/commands/command.ts';
import type { Item, Modifier } from '#domain/tabs/records.ts';

import { MOST_OF_A_LINE, priceLine } from './draft.ts';
import classes from './sheets.module.css';

interface LineSheetProps {
  readonly item: Item;
  readonly line: DraftLine;
  readonly isNew: boolean;
  readonly onDone: (line: DraftLine) => void;
  readonly onClose: () => void;
}

/** Quantity, modifiers and note of a line that isn't sent. */
export function LineSheet({ item, line: given, isNew, onDone, onClose }: LineSheetProps) {
  const { t } = useTranslation(['tab', 'common']);
  const format = useFormat();
  const [line, setLine] = useState(given);
  const amount = format.fen(priceLine(item, line));
  const done = (): void => {
    onDone({ ...line, note: line.note.trim() });
    onClose();
  };
  const toggle = (modifier: Modifier): void =>
    setLine({
      ...line,
      modifiers: line.modifiers.some(({ name }) => name === modifier.name)
        ? line.modifiers.filter(({ name }) => name !== modifier.name)
        : [...line.modifiers, modifier],
    });
  return (
    <Dialog opened onClose={onClose} title={item.name}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <Stepper
          label={t('tab:line.quantity')}
          fewer={t('tab:line.fewer')}
          more={t('tab:line.more')}
          value={line.quantity}
          least={1}
          most={MOST_OF_A_LINE}
          onChange={(quantity) => setLine({ ...line, quantity })}
        />
        {item.modifiers.length > 0 && (
          <div className={classes['chips']} role="group" aria-label={t('tab:line.modifiers')}>
            {item.modifiers.map((modifier) => {
              const chosen = line.modifiers.some(({ name }) => name === modifier.name);
              return (
                <Button
                  key={modifier.name}
                  variant={chosen ? 'filled' : 'default'}
                  aria-pressed={chosen}
                  onClick={() => toggle(modifier)}
                >
                  {modifier.name}
                  {modifier.priceFen > 0 &&
                    ` ${t('tab:line.plus', { amount: format.fen(modifier.priceFen) })}`}
                </Button>
              );
            })}
          </div>
        )}
        <TextInput
          label={t('tab:line.note')}
          placeholder={t('tab:line.notePlaceholder')}
          value={line.note}
          maxLength={200}
          onChange={(event) => setLine({ ...line, note: event.currentTarget.value })}
        />
        <Button type="submit" size="lg" fullWidth>
          {isNew
            ? t('tab:line.add', { count: line.quantity, amount })
            : t('tab:line.save', { amount })}
        </Button>
      </form>
    </Dialog>
  );
}
