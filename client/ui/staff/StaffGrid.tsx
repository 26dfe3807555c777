import type { StaffId } from '#domain/kernel/ids.ts';
import type { Role, Staff } from '#domain/staff/records.ts';

import classes from './StaffGrid.module.css';

interface StaffGridProps {
  readonly staff: readonly Staff[];
  readonly roles: readonly Role[];
  readonly onChoose: (staff: StaffId) => void;
}

/** People to tap on: name and role. */
export function StaffGrid({ staff, roles, onChoose }: StaffGridProps) {
  return (
    <div className={classes['grid']}>
      {staff.map((person) => (
        <button key={person.id} type="button" className="tile" onClick={() => onChoose(person.id)}>
          <span className={classes['initial']} aria-hidden="true">
            {person.name.slice(0, 1)}
          </span>
          <span className={classes['name']}>{person.name}</span>
          <span className="caption">
            {roles.find((role) => role.id === person.role)?.name ?? ''}
          </span>
        </button>
      ))}
    </div>
  );
}
