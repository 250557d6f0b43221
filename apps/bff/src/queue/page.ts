import type { QueueCounts, QueueItem, QueuePage, View } from '@mimamori/contract/queue/queue'
import { dayOf } from '@mimamori/policy/breakdown/month'
import type { Staff } from '@mimamori/policy/staff/staff'
import * as reads from '@mimamori/storage/queue/reads'
import type { Office } from '../office.ts'

const PAGE = 50

function toItem(row: reads.QueueRow, actor: Staff): QueueItem {
  const { id, number, title, body, contentVersion, openedAt, dueAt } = row
  const held = row.holder !== null && row.leaseKind !== null && row.leaseEndsAt !== null
  return {
    id,
    number,
    targetType: row.targetType as QueueItem['targetType'],
    title: title || body,
    category: row.category as QueueItem['category'],
    severity: row.severity as QueueItem['severity'],
    score: row.score / 100,
    reports: row.reporters,
    contentVersion,
    openedAt,
    dueAt,
    state: row.state as QueueItem['state'],
    holder: held
      ? {
          alias: row.holderAlias ?? '',
          mine: row.holder === actor.id,
          kind: row.leaseKind as 'claim' | 'reservation',
          endsAt: row.leaseEndsAt ?? '',
        }
      : null,
  }
}

const placeOf = (row: reads.QueueRow): string => `${row.rank}~${row.dueAt}~${row.id}`

function placeFrom(after: string | undefined): reads.Place | undefined {
  if (!after) return undefined
  const [rank = '0', dueAt = '', id = ''] = after.split('~')
  return { rank: Number(rank), dueAt, id }
}

const before = (a: reads.QueueRow, b: reads.QueueRow): number =>
  a.rank - b.rank || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1)

/** A page of a queue in its order, with what colleagues hold in its place; or what one holds oneself. */
export async function queuePage(
  office: Office,
  actor: Staff,
  of: { view: View; after?: string | undefined; limit?: number | undefined },
): Promise<QueuePage> {
  const { db } = office.desk
  const limit = of.limit ?? PAGE
  const after = placeFrom(of.after)
  const mine = of.view === 'mine'
  const claimed = await reads.claimedPage(
    db,
    mine ? { holder: actor.id } : { queue: of.view as 'flagged' },
    after,
    limit,
  )
  const open = of.view === 'mine' ? [] : await reads.openPage(db, of.view, after, limit)
  const rows = [...claimed, ...open].sort(before).slice(0, limit)
  const last = rows.at(-1)
  return { items: rows.map((row) => toItem(row, actor)), next: rows.length === limit && last ? placeOf(last) : null }
}

const TOKYO = '+09:00'

/** The figures of the top bar. Today is a day in Japan time. */
export async function queueCounts(office: Office, actor: Staff): Promise<QueueCounts> {
  const { db } = office.desk
  const now = office.clock.now()
  const midnight = new Date(`${dayOf(now)}T00:00:00.000${TOKYO}`).toISOString()
  return {
    open: await reads.countsOpen(db),
    mine: await reads.countMine(db, actor.id),
    oldestFlaggedAt: await reads.oldestFlagged(db),
    overdue: await reads.countOverdue(db, now),
    decidedToday: await reads.countDecided(db, actor.id, midnight),
  }
}
