import type { QueueCounts, QueuePage } from '@mimamori/contract/queue/queue-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import {
  type CountedView,
  effectiveSort,
  type QueueSort,
  type ViewQuery,
} from '@mimamori/policy/queue/queue-view-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  type ClaimedCount,
  countClaimedBy,
  countDecided,
  countOverdue,
  countsClaimed,
  countsWaiting,
  oldestFlagged,
  type WaitingCount,
} from '@mimamori/storage/queue/queue-count-reads'
import * as reads from '@mimamori/storage/queue/queue-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { countOverdueAppeals } from '../workflows/overdue-appeals.ts'
import { loadQueueItems } from './load-queue-items.ts'

const PAGE_SIZE = 50

const formatCursor = (row: reads.QueueRow): string => `${row.key}~${row.rank}~${row.dueAt}~${row.id}`

function parseCursor(after: string | undefined): reads.QueuePosition | undefined {
  if (!after) return undefined
  const [key = '', rank = '0', dueAt = '', id = ''] = after.split('~')
  return { key, rank: Number(rank), dueAt, id }
}

const compareValues = <Value extends string | number>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0)

const compareRows = (a: reads.QueueRow, b: reads.QueueRow): number =>
  compareValues(a.key, b.key) || a.rank - b.rank || compareValues(a.dueAt, b.dueAt) || compareValues(a.id, b.id)

type QueueQuery = ViewQuery & { readonly after?: string | undefined; readonly limit?: number | undefined }

/**
 * A page of a list in its order, with cases that colleagues have claimed in their place; or this person's own cases.
 */
export async function getQueuePage(app: AppContext, actor: Staff, query: QueueQuery): Promise<QueuePage> {
  const { db } = app.storage
  const { view, filters = {}, limit = PAGE_SIZE } = query
  const sort: QueueSort = effectiveSort(query)
  const after = parseCursor(query.after)
  const listQuery = { view, filters, sort, me: actor.id, queues: actor.queues, now: app.clock.now() }
  const [claimed, waiting] = await Promise.all([
    reads.claimedPage(db, listQuery, after, limit),
    reads.waitingPage(db, listQuery, after, limit),
  ])
  const rows = [...claimed, ...waiting].sort(compareRows).slice(0, limit)
  const last = rows.at(-1)
  return {
    items: await loadQueueItems(app, actor, rows),
    next: rows.length === limit && last ? formatCursor(last) : null,
  }
}

const isOpenIn =
  (of: Queue) =>
  ({ state, queue }: WaitingCount): boolean =>
    state === 'open' && queue === of

const COUNTED_IN_VIEW: Readonly<Record<CountedView, (row: WaitingCount) => boolean>> = {
  flagged: isOpenIn('flagged'),
  patrol: isOpenIn('patrol'),
  reminders: isOpenIn('reminders'),
  enquiries: isOpenIn('enquiries'),
  reports: ({ state }) => state === 'reported',
  escalated: ({ state }) => state === 'escalated',
  snoozed: ({ state }) => state === 'snoozed',
}

type CountedRow = Pick<WaitingCount, 'category' | 'n'>

function countByCategory(rows: readonly CountedRow[]): QueueCounts['categories'][CountedView] {
  const counts: Record<string, number> = {}
  for (const { category, n } of rows.filter((row) => row.n !== 0)) {
    const name = category || 'none'
    counts[name] = (counts[name] ?? 0) + n
  }
  return counts
}

const forEachView = <Value>(of: (view: CountedView) => Value): Record<CountedView, Value> => ({
  flagged: of('flagged'),
  patrol: of('patrol'),
  reminders: of('reminders'),
  enquiries: of('enquiries'),
  reports: of('reports'),
  escalated: of('escalated'),
  snoozed: of('snoozed'),
})

const TOKYO = '+09:00'

/** The figures of the top bar and the lists. Today is a day in Japan time. */
export async function getQueueCounts(app: AppContext, actor: Staff): Promise<QueueCounts> {
  const { db } = app.storage
  const now = app.clock.now()
  const midnight = new Date(`${dayOf(now)}T00:00:00.000${TOKYO}`).toISOString()
  const [rows, claimed] = [await countsWaiting(db), await countsClaimed(db)]
  const mine = await countClaimedBy(db, actor.id)
  const overdue = await countOverdue(db, now)
  const overdueAppeals = await countOverdueAppeals(db, now)
  const waiting = (view: CountedView): readonly CountedRow[] => rows.filter(COUNTED_IN_VIEW[view])
  const held = (view: CountedView): readonly ClaimedCount[] =>
    claimed.filter(({ lists }) => (lists as readonly string[]).includes(view))
  const total = (counted: readonly CountedRow[]) => counted.reduce((sum, { n }) => sum + n, 0)
  return {
    open: Object.fromEntries(QUEUES.map((queue) => [queue, total(waiting(queue))])) as QueueCounts['open'],
    views: { ...forEachView((view) => total([...waiting(view), ...held(view)])), mine, overdue },
    held: forEachView((view) => total(held(view))),
    categories: forEachView((view) => countByCategory([...waiting(view), ...held(view)])),
    mine,
    oldestFlaggedAt: await oldestFlagged(db),
    overdue: overdue + overdueAppeals,
    overdueAppeals,
    decidedToday: await countDecided(db, actor.id, midnight),
  }
}
