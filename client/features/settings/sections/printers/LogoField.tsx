import { Button, FileButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import formClasses from '#client/ui/form/form.module.css';
import type { Form } from '#client/ui/form/use-record-form.ts';
import { useAction } from '#client/ui/hooks/action.ts';
import { Icon } from '#client/ui/Icon.tsx';

import { LOGO_DOTS, logoFrom } from '../../models/logo.ts';
import type { PaperDraft } from '../../models/printing.ts';
import classes from './printers.module.css';

/** The picture at the top of what guests get, made as large as paper allows on this tablet. */
export function LogoField({ form }: { readonly form: Form<PaperDraft> }) {
  const { t } = useTranslation('printing');
  const choose = useAction(async (file: File) => {
    form.set(await logoFrom(file));
    return null;
  }, t('settings.logoFailed'));
  const { logo } = form.draft;
  const problem = choose.failure ?? form.errorOf('logo');
  return (
    <fieldset className={formClasses['group']}>
      <legend className={formClasses['legend']}>{t('settings.logo')}</legend>
      {logo !== '' && <img src={logo} alt="" className={classes['logo']} />}
      <div className={classes['buttons']}>
        <FileButton
          accept="image/png,image/jpeg,image/webp"
          onChange={(file) => file && choose.run(file)}
        >
          {(props) => (
            <Button {...props} variant="default" loading={choose.busy}>
              {t('settings.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {logo !== '' && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<Icon name="trash" />}
            onClick={() => form.set({ logo: '', logoSize: null })}
          >
            {t('settings.removeLogo')}
          </Button>
        )}
      </div>
      {problem === null ? (
        <p className={formClasses['help']}>{t('settings.logoHelp', { dots: LOGO_DOTS })}</p>
      ) : (
        <Failure text={problem} />
      )}
    </fieldset>
  );
}
