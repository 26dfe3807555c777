import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ChoiceField } from '#client/ui/form/fields.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { FormBody } from '#client/ui/form/FormDrawer.tsx';
import { SavedNote, useSavedNote } from '#client/ui/form/SavedNote.tsx';
import { type Form, useRecordForm } from '#client/ui/form/use-record-form.ts';
import { useRegister } from '#client/ui/hooks/records.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PAPER_LANGUAGES, type Paper } from '#domain/printing/records.ts';
import { paperOf } from '#domain/printing/registers.ts';

import { PAPER_MODEL, type PaperDraft, paperOfDraft } from '../../models/printing.ts';
import { FormRules } from './FormRules.tsx';
import { LogoField } from './LogoField.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import classes from './printers.module.css';

/** What all paper of the store has in common, with every form as it will look. */
export function PaperCard() {
  const paper = useRegister('paper');
  return paper ? <PaperForm paper={paperOf({ paper })} /> : <LoadingState />;
}

function PaperForm({ paper }: { readonly paper: Paper }) {
  const { t } = useTranslation('printing');
  const note = useSavedNote();
  const form = useRecordForm({ model: PAPER_MODEL, base: paper, onSaved: note.show });
  return (
    <section className={classes['paper']} aria-label={t('settings.paper')}>
      <div className={classes['card']}>
        <h2 className={formClasses['legend']}>{t('settings.paper')}</h2>
        <FormBody form={form}>
          <ChoiceField
            form={form}
            field="language"
            label={t('settings.paperLanguage')}
            choices={PAPER_LANGUAGES.map((value) => ({
              value,
              label: t(`settings.paperLanguages.${value}`),
            }))}
          />
          <LinesField form={form} field="header" label={t('settings.header')} />
          <LinesField form={form} field="footer" label={t('settings.footer')} />
          <LogoField form={form} />
          <FormRules form={form} />
          <SavedNote shown={note.shown} />
        </FormBody>
      </div>
      <PaperPreview paper={paperOfDraft(form.draft, paper)} />
    </section>
  );
}

interface LinesFieldProps {
  readonly form: Form<PaperDraft>;
  readonly field: 'header' | 'footer';
  readonly label: string;
}

function LinesField({ form, field, label }: LinesFieldProps) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      value={form.draft[field]}
      error={form.errorOf(field)}
      onChange={(event) => form.set({ [field]: event.currentTarget.value })}
    />
  );
}
