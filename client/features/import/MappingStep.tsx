import { Button, NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { CHOICE_LOOK } from '#client/ui/form/choice-look.ts';
import table from '#client/ui/table.module.css';

import { COLUMNS, type ImportKind, missingColumns } from './columns.ts';
import classes from './import.module.css';
import type { OnDuplicate } from './plan.ts';
import type { Sheet } from './sheet.ts';
import type { Importing } from './use-import.ts';

const ON_DUPLICATE = ['update', 'skip'] as const satisfies readonly OnDuplicate[];

interface MappingStepProps {
  readonly kind: ImportKind;
  readonly importing: Importing;
  readonly file: string;
  readonly sheet: Sheet;
}

/** Which column of the file gives each field, with an example of each. */
export function MappingStep({ kind, importing, file, sheet }: MappingStepProps) {
  const { t } = useTranslation('import');
  const { mapping } = importing;
  const missing = missingColumns(kind, mapping);
  // Columns are fields that the import knows, so that there are words for each.
  const fieldName = (field: string): string => t(`columns.${field}` as 'columns.name');
  const about = { name: file, rows: sheet.rows.length };
  const columns = sheet.headers.map((header, index) => ({ value: String(index), label: header }));
  return (
    <>
      <p className={classes['lead']}>
        {sheet.encoding === null
          ? t('file', about)
          : t('fileEncoding', { ...about, encoding: t(`encodings.${sheet.encoding}`) })}
      </p>
      <div className={table['frame']}>
        <table className={table['table']}>
          <caption>{t('mappingBody')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('sample')}</th>
            </tr>
          </thead>
          <tbody>
            {COLUMNS[kind].map(({ field, required }) => (
              <tr key={field}>
                <th scope="row">
                  {fieldName(field)}
                  {required && ' *'}
                </th>
                <td>
                  <NativeSelect
                    aria-label={fieldName(field)}
                    value={mapping[field] === undefined ? '' : String(mapping[field])}
                    data={[{ value: '', label: t('noColumn') }, ...columns]}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      importing.map(field, value === '' ? null : Number(value));
                    }}
                  />
                </td>
                <td className={classes['sample']}>{sampleOf(sheet, mapping[field])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Radio.Group
        label={t('duplicates')}
        value={importing.onDuplicate}
        onChange={(value) => importing.setOnDuplicate(value === 'skip' ? 'skip' : 'update')}
      >
        {ON_DUPLICATE.map((choice) => (
          <Radio key={choice} value={choice} label={t(choice)} classNames={CHOICE_LOOK} />
        ))}
      </Radio.Group>
      {missing.length > 0 && (
        <p className={classes['wrong']} role="alert">
          {t('missing', { fields: missing.map(fieldName).join('、') })}
        </p>
      )}
      {importing.preview.failure !== null && (
        <p className={classes['wrong']} role="alert">
          {importing.preview.failure}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={importing.restart}>
          {t('another')}
        </Button>
        <Button
          disabled={missing.length > 0}
          loading={importing.preview.busy}
          onClick={() => importing.preview.run()}
        >
          {t('preview')}
        </Button>
      </div>
    </>
  );
}

/** The first filled cell of a column. */
const sampleOf = (sheet: Sheet, column: number | undefined): string =>
  column === undefined
    ? ''
    : (sheet.rows.find(({ cells }) => (cells[column] ?? '') !== '')?.cells[column] ?? '');
