import { Button, FileButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import formClasses from '#client/ui/form/form.module.css';
import { useAction } from '#client/ui/hooks/action.ts';
import { Icon } from '#client/ui/Icon.tsx';

import { smallPicture } from '../models/picture.ts';
import classes from './item.module.css';

interface PictureFieldProps {
  /** A data URL, or empty. */
  readonly picture: string;
  readonly onChange: (picture: string) => void;
  readonly error: string | null;
}

/** A picture from a file, made small on this tablet. */
export function PictureField({ picture, onChange, error }: PictureFieldProps) {
  const { t } = useTranslation('settings');
  const choose = useAction(async (file: File) => {
    onChange(await smallPicture(file));
    return null;
  }, t('items.pictureFailed'));
  const problem = choose.failure ?? error;
  return (
    <fieldset className={formClasses['group']}>
      <legend className={formClasses['legend']}>{t('items.picture')}</legend>
      <div className={classes['picture']}>
        {picture !== '' && <img src={picture} alt="" />}
        <FileButton
          accept="image/png,image/jpeg,image/webp"
          onChange={(file) => file && choose.run(file)}
        >
          {(props) => (
            <Button {...props} variant="default" loading={choose.busy}>
              {t('items.choosePicture')}
            </Button>
          )}
        </FileButton>
        {picture !== '' && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<Icon name="trash" />}
            onClick={() => onChange('')}
          >
            {t('items.removePicture')}
          </Button>
        )}
      </div>
      {problem === null ? (
        <p className={formClasses['help']}>{t('items.pictureHelp')}</p>
      ) : (
        <Failure text={problem} />
      )}
    </fieldset>
  );
}
