import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import formClasses from '#client/ui/form/form.module.css';
import { SwitchLine } from '#client/ui/form/SwitchLine.tsx';
import type { Form } from '#client/ui/form/use-record-form.ts';
import type { FormName, FormRule } from '#domain/printing/records.ts';
import { FORM_RULES } from '#domain/printing/registers.ts';

import { type PaperDraft, SET_FORMS } from '../../models/printing.ts';
import classes from './printers.module.css';

const COPIES = [1, 2, 3] as const;

/** Of each form whether it prints by itself, and how many. */
export function FormRules({ form }: { readonly form: Form<PaperDraft> }) {
  const { t } = useTranslation('printing');
  const { forms } = form.draft;
  const change = (name: FormName, rule: FormRule): void =>
    form.set({ forms: { ...forms, [name]: rule } });
  return (
    <fieldset className={formClasses['group']}>
      <legend className={formClasses['legend']}>{t('settings.rules')}</legend>
      {SET_FORMS.map((name) => {
        const rule = forms[name] ?? FORM_RULES[name];
        const words = t(`forms.${name}`);
        return (
          <div key={name} className={classes['rule']}>
            <SwitchLine
              label={words}
              description={t('settings.auto')}
              checked={rule.auto}
              onChange={(auto) => change(name, { ...rule, auto })}
            />
            <NativeSelect
              aria-label={`${words} · ${t('settings.copies')}`}
              data={COPIES.map((count) => ({
                value: String(count),
                label: t('settings.copiesOf', { count }),
              }))}
              value={String(rule.copies)}
              onChange={(event) => {
                const chosen = COPIES.find((count) => String(count) === event.currentTarget.value);
                if (chosen) change(name, { ...rule, copies: chosen });
              }}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
