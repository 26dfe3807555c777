import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { MoneyFields } from '#client/ui/MoneyFields.tsx';
import { NEW_ENTRY, newTender, preview } from '#client/ui/money-entry.ts';
import type { ProductPart } from '#domain/accounts/records.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { ZERO_FEN } from '#domain/kernel/fen.ts';

import { AccountSlip } from './AccountSlip.tsx';
import classes from './money.module.css';

interface SellSheetProps {
  readonly view: MemberView;
  readonly name: string;
  readonly onClose: () => void;
}

/** Sells a card of uses or time, a coupon, or several together (MEM-4). */
export function SellSheet({ view, name, onClose }: SellSheetProps) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const command = useCommand();
  const partText = usePartText();
  const products = (useRecords('products') ?? [])
    .filter(({ retired }) => !retired)
    .toSorted((a, b) => a.sort - b.sort || a.name.localeCompare(b.name));
  const [chosen, setChosen] = useState<string | null>(null);
  const [entry, setEntry] = useState(NEW_ENTRY);
  const product = products.find(({ id }) => id === chosen) ?? null;
  const priceFen = product?.priceFen ?? ZERO_FEN;
  const coming = preview(entry, priceFen);
  const isPaid = priceFen === 0 || (coming.problem === null && coming.stillFen === 0);
  const take = async (): Promise<void> => {
    if (!product) return;
    const done = await command.run({
      type: 'sellProduct',
      member: view.settled.member,
      product: product.id,
      tenders: priceFen === 0 ? [] : [newTender(entry, priceFen)],
    });
    if (done) onClose();
  };
  return (
    <Dialog opened keepOpen size="lg" onClose={onClose} title={t('sell.title', { name })}>
      <div className={classes['form']}>
        {products.length === 0 && <p className={classes['note']}>{t('sell.none')}</p>}
        <div className={classes['packs']} role="radiogroup" aria-label={t('sell.products')}>
          {products.map(({ id, name: label, priceFen: price, parts }) => (
            <button
              key={id}
              type="button"
              className="tile"
              role="radio"
              aria-checked={id === chosen}
              onClick={() => setChosen(id)}
            >
              <strong>
                {label} {format.fen(price)}
              </strong>
              {parts.map((part) => (
                <span key={part.name}>{partText(part)}</span>
              ))}
            </button>
          ))}
        </div>
        {product && priceFen > 0 && (
          <MoneyFields entry={entry} dueFen={priceFen} onEntry={setEntry} />
        )}
        {product && (
          <AccountSlip
            title={t('sell.slip')}
            name={name}
            lines={[{ label: product.name, fen: priceFen }]}
          />
        )}
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth disabled={!product || !isPaid} onPress={take}>
          {product ? t('sell.take', { amount: format.fen(priceFen) }) : t('sell.choose')}
        </BusyButton>
      </div>
      {command.approval}
    </Dialog>
  );
}

/** What a part gives, in a line: its name, units and days. */
function usePartText(): (part: ProductPart) => string {
  const { t } = useTranslation(['members', 'common']);
  const format = useFormat();
  return ({ name, kind, units, unitFen, days }) => {
    const values = { count: units, units: format.count(units) };
    const what =
      kind === 'coupon'
        ? t('members:sell.couponWorth', { amount: format.fen(unitFen) })
        : kind === 'countCard'
          ? t('common:units.uses', values)
          : units === 0
            ? t('common:units.unlimited')
            : t('common:units.minutes', values);
    const when = days === null ? t('members:money.noEnd') : t('members:sell.days', { count: days });
    return [name, what, when].join(' · ');
  };
}
