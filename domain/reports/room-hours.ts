/** How long a room was in use, by hour. */
export interface RoomHours {
  readonly name: string;
  /** Minutes in use in each hour of the business day's clock, from 00:00 to the last with any. */
  readonly minutes: readonly number[];
}

/** Key: room id. A list of minutes a room, since a line an hour would be half of a day's takings. */
export type RoomHoursTable = Readonly<Record<string, RoomHours>>;

/** A table being summed, in place. */
export type MutableRoomHours = Map<string, { name: string; minutes: number[] }>;

/** Adds minutes of use in one hour. */
export function addRoomMinutes(
  table: MutableRoomHours,
  room: string,
  name: string,
  hour: number,
  minutes: number,
): void {
  const hours = minutesOf(table, room, name);
  while (hours.length <= hour) hours.push(0);
  hours[hour] = (hours[hour] ?? 0) + minutes;
}

/** Adds every hour of another table. Of two names the greatest as text stands, as in all takings. */
export function addRoomHours(table: MutableRoomHours, added: RoomHoursTable): void {
  for (const room in added) {
    const line = added[room];
    if (!line) continue;
    const hours = minutesOf(table, room, line.name);
    while (hours.length < line.minutes.length) hours.push(0);
    for (const [hour, minutes] of line.minutes.entries())
      hours[hour] = (hours[hour] ?? 0) + minutes;
  }
}

/** Keys in order, as {@link file://./table.ts} has them; copied, since the sum may go on. */
export const finishRoomHours = (table: MutableRoomHours): RoomHoursTable =>
  Object.fromEntries(
    [...table]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([room, { name, minutes }]) => [room, { name, minutes: [...minutes] }]),
  );

function minutesOf(table: MutableRoomHours, room: string, name: string): number[] {
  const line = table.get(room);
  if (!line) {
    const minutes: number[] = [];
    table.set(room, { name, minutes });
    return minutes;
  }
  if (name > line.name) line.name = name;
  return line.minutes;
}
