import { useTranslation } from 'react-i18next';

import type { MemberHit } from '#client/engine/api.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { MemberPicker } from '#client/ui/MemberPicker.tsx';
import type { TabState } from '#domain/tabs/state.ts';

import classes from './sheets.module.css';

interface MemberSheetProps {
  readonly state: TabState;
  readonly onClose: () => void;
}

/** Attaches a member to the tab, or takes one off it. */
export function MemberSheet({ state, onClose }: MemberSheetProps) {
  const { t } = useTranslation(['tab', 'common']);
  const command = useCommand();
  const attach = async (hit: MemberHit): Promise<void> => {
    const done = await command.run({
      type: 'attachMember',
      tab: state.tab,
      member: hit.id,
      memberNumber: hit.number,
    });
    if (done) onClose();
  };
  const detach = async (): Promise<void> => {
    if (await command.run({ type: 'detachMember', tab: state.tab })) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t('tab:member.attach')}>
      <div className={classes['form']}>
        <Failure text={command.failure} />
        {state.member && (
          <div className={classes['chips']}>
            <span className={classes['grow']}>
              {t('tab:member.attached', { number: state.member.number })}
            </span>
            <BusyButton variant="default" onPress={detach}>
              {t('tab:member.detach')}
            </BusyButton>
          </div>
        )}
        <MemberPicker onPick={(hit) => void attach(hit)} />
      </div>
      {command.approval}
    </Dialog>
  );
}
