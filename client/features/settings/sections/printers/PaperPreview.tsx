import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useStore } from '#client/ui/hooks/records.ts';
import { PaperView } from '#client/ui/printing/PaperView.tsx';
import { Segments } from '#client/ui/Segments.tsx';
import type { FormName, Paper } from '#domain/printing/records.ts';
import type { PaperColumns } from '#printers/document.ts';
import { exampleOf } from '#printers/examples/example.ts';
import { paperLook } from '#printers/forms/look.ts';

import { SET_FORMS } from '../../models/printing.ts';
import classes from './printers.module.css';

const FORMS: readonly FormName[] = [...SET_FORMS, 'testSlip'];
const WIDTHS = ['48', '32'] as const;

/** Any form with an example evening, as the paper will look once what is typed is saved. */
export function PaperPreview({ paper }: { readonly paper: Paper }) {
  const { t } = useTranslation('printing');
  const store = useStore();
  const isDemo = useStatus().identity?.demo === true;
  const [form, setForm] = useState<FormName>('receipt');
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>('48');
  const document = useMemo(() => {
    const columns: PaperColumns = width === '48' ? 48 : 32;
    return store && exampleOf(form, paperLook(store, paper, columns, isDemo));
  }, [store, paper, form, width, isDemo]);
  return (
    <div className={classes['preview']}>
      <div className={classes['previewTools']}>
        <NativeSelect
          label={t('settings.previewForm')}
          data={FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))}
          value={form}
          onChange={(event) =>
            setForm(FORMS.find((known) => known === event.currentTarget.value) ?? form)
          }
        />
        <Segments
          label={t('settings.previewWidth')}
          value={width}
          data={WIDTHS.map((value) => ({ value, label: t(`settings.columnsOf.w${value}`) }))}
          onChange={setWidth}
        />
      </div>
      {document && (
        <PaperView
          label={t('settings.preview', { form: t(`forms.${form}`) })}
          document={document}
        />
      )}
      <p className="caption">{t('settings.previewExample')}</p>
    </div>
  );
}
