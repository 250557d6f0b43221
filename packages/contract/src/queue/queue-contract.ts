import type { CaseState, LeaseKind, Queue } from '@mimamori/policy/cases/case-model'
import type { Category, Severity } from '@mimamori/policy/catalogue/violation-categories'
import type { CaseTargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import { type CountedView, LIST_SIZE, QUEUE_VIEWS, type QueueView } from '@mimamori/policy/queue/queue-view-rules'
import type { ContractSide } from '@mimamori/policy/reminders/reminder-request'
import { type } from '@orpc/contract'
import { z } from 'zod'
import type { PersonReasonLine } from '../cases/person-reason-contract.ts'
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
  /** its surest flag is far from certain */
  unsure: boolean
  reports: number
  contentVersion: number
  openedAt: string
  dueAt: string
  state: CaseState
  holder: { id: string; alias: string; mine: boolean; kind: LeaseKind; endsAt: string } | null
  snoozedUntil: string | null
  pinnedAt: string | null
  /** when it came back, as a correction was not made in time */
  missedAt: string | null
  /** what people did that explains why it is here, newest first */
  people?: PersonReasonLine[]
  /** how its text was flagged, or begins; at most 120 characters, contacts masked; '' where the title says it, or others do */
  passage: string
  /** what detection found in it beside the category of the case */
  otherFlags: number
  /** the reasons of its reports in both languages, and their first words, contacts masked; `null`: nobody reported it */
  reported: { reasons: { ja: string; en: string }[]; text: string } | null
  /** of who wrote it, or asks */
  standing: MemberStanding
  /** of a contact reminder and of an enquiry */
  deal?: QueuedDeal
}

/** What tells contracts and enquiries apart in a list. */
export type QueuedDeal = {
  /** what the contract is worth, or what was paid; `null`: nobody knows */
  yen: number | null
  states: (
    | 'escrowed'
    | 'not_escrowed'
    | 'completion_reported'
    | 'contacted_late'
    | 'paid'
    | 'not_paid'
    | 'payment_unknown'
  )[]
  /** ids of who asks and of the other side; '' where nobody knows */
  from: string
  to: string
  /** of a contract: which side asks */
  asks: ContractSide | null
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
