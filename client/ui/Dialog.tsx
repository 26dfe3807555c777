import { CloseButton } from '@mantine/core';
import { type ReactNode, use, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { DialogDepth, enterDialog } from './dialog-depth.ts';
import classes from './Dialog.module.css';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
  /** In the middle, or as high as the screen at its right edge. */
  readonly placement?: 'middle' | 'right';
  /** A tap beside it doesn't close it: it has a form that somebody may have filled. */
  readonly keepOpen?: boolean;
  readonly children: ReactNode;
}

/**
 * A dialog above the screen; a sheet at the bottom of a phone. The browser's own `<dialog>` keeps
 * the focus inside and the screen behind it still, and one can stand on another. What should have
 * the focus first says so with `data-autofocus`.
 */
export function Dialog(props: DialogProps) {
  if (!props.opened) return null;
  return createPortal(<OpenDialog {...props} />, document.body);
}

function OpenDialog(props: DialogProps) {
  const { onClose, title, size = 'md', placement = 'middle', keepOpen = false, children } = props;
  const { t } = useTranslation('common');
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const depth = use(DialogDepth) + 1;

  // `showModal` is a call, not an attribute: only it makes the rest of the page inert.
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const leave = enterDialog(depth);
    return () => {
      leave();
      element?.close();
    };
  }, [depth]);

  return (
    <DialogDepth value={depth}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Escape is the key for it */}
      <dialog
        ref={dialog}
        className={classes['dialog']}
        data-size={size}
        data-placement={placement}
        aria-labelledby={titleId}
        onCancel={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
        onClick={(event) => {
          event.stopPropagation();
          // The dialog's own box is what its backdrop reports as the target.
          if (event.target === dialog.current && !keepOpen) onClose();
        }}
      >
        <div className={classes['inside']}>
          <header className={classes['head']}>
            <h2 id={titleId}>{title}</h2>
            <CloseButton size={44} aria-label={t('close')} onClick={onClose} />
          </header>
          {children}
        </div>
      </dialog>
    </DialogDepth>
  );
}
