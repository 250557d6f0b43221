import { soonFrom } from './due-state.ts'

/** What an alarm needs of a case. `mine`: whoever is told holds it. */
export type AlarmedCase = {
  readonly id: string
  readonly openedAt: string
  readonly dueAt: string
  readonly mine: boolean
}

/** `ahead`: it will be overdue soon, and is in the hands of whoever is told; `overdue`: it is. */
export type AlarmKind = 'ahead' | 'overdue'
export type DeadlineAlarm<Item> = { readonly item: Item; readonly kind: AlarmKind }

const AHEAD_MS = 5 * 60_000

/** When whoever holds a case is told: five minutes ahead, or in the last quarter of a short time. Epoch milliseconds. */
export const aheadFrom = (item: Pick<AlarmedCase, 'openedAt' | 'dueAt'>): number =>
  Math.max(Date.parse(item.dueAt) - AHEAD_MS, soonFrom(item))

/** What there is to tell of a case now; `null`: nothing. Leads are told of every case that is overdue. */
export function alarmOf(item: AlarmedCase, isLead: boolean, now: number): AlarmKind | null {
  if (now > Date.parse(item.dueAt)) return item.mine || isLead ? 'overdue' : null
  return item.mine && now >= aheadFrom(item) ? 'ahead' : null
}

/** The alarms of these cases that were not told yet. `told`: those that were, which the new ones are added to. */
export function takeAlarms<Item extends AlarmedCase>(
  items: readonly Item[],
  isLead: boolean,
  now: number,
  told: Set<string>,
): DeadlineAlarm<Item>[] {
  return items.flatMap((item) => {
    const kind = alarmOf(item, isLead, now)
    const name = `${item.id} ${kind}`
    if (kind === null || told.has(name)) return []
    told.add(name)
    return [{ item, kind }]
  })
}
