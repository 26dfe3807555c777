import type { ChainSettings } from '../chain/records.ts';
import { DEFAULT_POINTS_RULES, type PointsRules } from '../loyalty/rules.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from './terms.ts';

/** A chain's settings for members' money; what it has not set is as by default. */
export const accountSettingsOf = ({
  accounts,
}: Pick<ChainSettings, 'accounts'>): AccountSettings => ({
  ...DEFAULT_ACCOUNT_SETTINGS,
  ...accounts,
});

/** A chain's rules for points; what it has not set is as by default. */
export const pointsRulesOf = ({ points }: Pick<ChainSettings, 'points'>): PointsRules => ({
  ...DEFAULT_POINTS_RULES,
  ...points,
});
