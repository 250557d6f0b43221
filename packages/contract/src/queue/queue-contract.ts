import type { CaseState, LeaseKind, Queue } from '@mimamori/policy/cases/case-model'
import type { Category, Severity } from '@mimamori/policy/catalogue/violation-categories'
import type { CaseTargetType, JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import { type CountedView, LIST_SIZE, QUEUE_VIEWS, type QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { Filters, SortName } from './queue-filter-contract.ts'
import { savedViews } from './saved-view-contract.ts'

export type { QueueView as View }

export type QueueItem = {
  id: string
  number: number
  targetType: CaseTargetType
  title: string
  category: Category | null
  severity: Severity
  score: number
  reports: number
  contentVersion: number
  openedAt: string
  dueAt: string
  state: CaseState
  holder: { id: string; alias: string; mine: boolean; kind: LeaseKind; endsAt: string } | null
  snoozedUntil: string | null
  pinnedAt: string | null
  raisedAt: string | null
  /** when it came back, as a correction was not made in time */
  missedAt: string | null
  /** a lead sent it back, or it is back from a snooze; the newer of both */
  cameBack: 'sent_back' | 'snoozed' | null
  /** alias of who escalated it */
  escalatedBy: string | null
  /** their last note, which has the reason; `null`: it is not escalated */
  escalatedWhy: string | null
  format: JobFormat | null
  /** in the list of what was reported: the reasons in both languages, and the first words; `null` in every other list */
  reported: { reasons: { ja: string; en: string }[]; text: string } | null
  /** warnings the author had when it was placed */
  warnings: number
}

export type QueuePage = { items: QueueItem[]; next: string | null }

export type QueueCounts = {
  /** the cases of each queue that nobody holds */
  open: Record<Queue, number>
  /** the undecided cases of each list, whoever holds them; in `mine`, the person's claimed cases */
  views: Record<QueueView, number>
  /** the same by category; `none`: found odd by a person */
  categories: Record<CountedView, Partial<Record<Category | 'none', number>>>
  /** how many of them somebody holds or has reserved */
  held: Record<CountedView, number>
  mine: number
  /** when the oldest undecided flagged case arrived, whoever holds it */
  oldestFlaggedAt: string | null
  /** what is undecided past its due time, in whatever queue and state: the cases of the list `overdue`, and appeals */
  overdue: number
  /** the appeals among them */
  overdueAppeals: number
  decidedToday: number
}

/** `next` of a page: where the following one begins. */
const QueuePosition = text(110).regex(
  /^(-?\d{1,9}|[0-9T:.Z-]{24})?~-?\d{1,15}~[0-9T:.Z-]{24}~[0-9a-f-]{36}$/,
  'next of a page',
)

export const queue = {
  list: oc
    .meta({ permission: 'cases.read', background: true })
    .input(
      z.strictObject({
        view: z.enum(QUEUE_VIEWS),
        filters: Filters.optional(),
        sort: SortName.optional(),
        after: QueuePosition.optional(),
        limit: z.int().min(1).max(LIST_SIZE.page).optional(),
      }),
    )
    .output(type<QueuePage>()),
  counts: oc.meta({ permission: 'cases.read', background: true }).output(type<QueueCounts>()),
  views: savedViews,
}
