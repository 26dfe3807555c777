import { Alert, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../Dialog.tsx';
import classes from './form.module.css';
import type { Form } from './use-record-form.ts';

interface FormDrawerProps<Draft> {
  readonly title: string;
  readonly form: Form<Draft>;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A form at the side of its list. It closes by its buttons alone, so that no tap loses work. */
export function FormDrawer<Draft>(props: FormDrawerProps<Draft>) {
  return (
    <Dialog
      opened
      placement="right"
      size={props.wide === true ? 'xl' : 'lg'}
      title={props.title}
      keepOpen
      onClose={props.onClose}
    >
      <FormBody form={props.form} onCancel={props.onClose}>
        {props.children}
      </FormBody>
    </Dialog>
  );
}

interface FormBodyProps<Draft> {
  readonly form: Form<Draft>;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** Fields, what went wrong, and the buttons. */
export function FormBody<Draft>({ form, onCancel, children }: FormBodyProps<Draft>) {
  const { t } = useTranslation('common');
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {children}
      {form.failure !== null && (
        <Alert color="red" role="alert">
          {form.failure}
        </Alert>
      )}
      <div className={classes['buttons']}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" loading={form.busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
