import type { AlarmKind } from '@mimamori/policy/cases/deadline-alarm-rules'

/** An alarm that was told and not dismissed. */
export type ToldAlarm<Item extends { readonly id: string }> = { readonly item: Item; readonly kind: AlarmKind }

/** With those that were just told, the newest last; of each case the newest counts. */
export function addAlarms<Item extends { readonly id: string }>(
  before: readonly ToldAlarm<Item>[],
  fresh: readonly ToldAlarm<Item>[],
): readonly ToldAlarm<Item>[] {
  if (fresh.length === 0) return before
  return [...before.filter(({ item }) => !fresh.some((each) => each.item.id === item.id)), ...fresh]
}

/**
 * Those of cases that are watched now. An alarm is told once, so one whose case a list leaves out for a moment, as it
 * changes hands, is kept for when it is back.
 */
export const shownAlarms = <Item extends { readonly id: string }>(
  alarms: readonly ToldAlarm<Item>[],
  watched: readonly { readonly id: string }[],
): readonly ToldAlarm<Item>[] => alarms.filter(({ item }) => watched.some(({ id }) => id === item.id))
