import type { CaseState, Lease, Queue } from '../cases/case-model.ts'
import type { Category, Severity } from '../catalogue/violation-categories.ts'
import { plusSeconds } from '../instant.ts'
import type { JobFormat } from '../intake/intake-arrivals.ts'

/**
 * The lists of the desk. Claimed cases stay in their list; `mine` has one's own claimed cases. `overdue`: whatever is undecided past its due
 * time, in whatever queue and state.
 */
export const QUEUE_VIEWS = [
  'flagged',
  'patrol',
  'reports',
  'reminders',
  'enquiries',
  'escalated',
  'snoozed',
  'overdue',
  'mine',
] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

/** The lists that every case is in one of, with a tab and a count of their own. */
export type CountedView = Exclude<QueueView, 'mine' | 'overdue'>

/** Lists of one kind of case that is not reviewed as a text: nothing is suspected there, and nothing is decided in bulk. */
export const isUnreviewedView = (view: QueueView): view is 'reminders' | 'enquiries' =>
  view === 'reminders' || view === 'enquiries'

/** How many cases are loaded: for a page of a list, and for the list beside a case. */
export const LIST_SIZE = { page: 200, beside: 50 } as const

/** Lists the next case can be taken from. */
export const WORK_VIEWS = [
  'flagged',
  'patrol',
  'reports',
  'reminders',
  'enquiries',
  'escalated',
  'snoozed',
  'overdue',
] as const
export type WorkView = (typeof WORK_VIEWS)[number]

/**
 * Orders of a list; ties are broken by rank, due time and id. `due`, `age` and `until` (of a snooze) put the earliest
 * first, `reports` and `severity` the most.
 */
export const QUEUE_SORTS = ['rank', 'due', 'age', 'reports', 'severity', 'until'] as const
export type QueueSort = (typeof QUEUE_SORTS)[number]

/** The filters of a list; a case must match all that are set. */
export type QueueFilters = {
  /** any of them */
  readonly categories?: readonly Category[] | undefined
  /** id of a rule of the detector that flagged it */
  readonly rule?: string | undefined
  /** waiting for so many minutes or longer */
  readonly minAge?: number | undefined
  /** distinct reporters */
  readonly minReports?: number | undefined
  /** warnings its author had when it was placed */
  readonly minWarnings?: number | undefined
  /** id of an account standard that its author holds now */
  readonly standard?: string | undefined
  /** who has claimed the case: a person, oneself, or nobody */
  readonly holder?: string | undefined
  readonly format?: JobFormat | undefined
  readonly severity?: Severity | undefined
  /** the short number, `#412` */
  readonly number?: number | undefined
}

const HOLDER_ME = 'me'
const HOLDER_NOBODY = 'nobody'

/** A list with its filters and order, as queried and as saved in a view. */
export type ViewQuery<V extends QueueView = QueueView> = {
  readonly view: V
  readonly filters?: QueueFilters | undefined
  readonly sort?: QueueSort | undefined
}

/** The columns that decide which lists a case is in. */
export type ListedCase = {
  readonly number: number
  readonly queue: Queue
  readonly state: CaseState
  readonly lease: Lease | null
  readonly escalatedBy: string | null
  readonly category: Category | null
  readonly severity: Severity
  readonly reporters: number
  readonly warnings: number
  /** account standards that its author holds */
  readonly standards: readonly string[]
  readonly rules: readonly string[]
  readonly format: string | null
  readonly openedAt: string
  readonly dueAt: string
}

/** The order of a list: as asked for, or its default; `until` is only for the list of snoozed cases. */
export function effectiveSort({ view, sort }: Pick<ViewQuery, 'view' | 'sort'>): QueueSort {
  if (view === 'snoozed') return sort ?? 'until'
  if (view === 'overdue') return sort ?? 'due'
  return sort === undefined || sort === 'until' ? 'rank' : sort
}

const FINISHED: readonly CaseState[] = ['held', 'closed']

/** Is this case undecided past its due time at `now`? One word, and one number, on every screen. */
const isOverdue = ({ state, dueAt }: Pick<ListedCase, 'state' | 'dueAt'>, now: string): boolean =>
  !FINISHED.includes(state) && dueAt < now

/** Is a case in this list at `now`, claimed or not? */
export function isInView(
  listedCase: Omit<ListedCase, 'standards'>,
  view: QueueView,
  { me, now }: { readonly me: string; readonly now: string },
): boolean {
  if (view === 'overdue') return isOverdue(listedCase, now)
  if (view === 'mine') return listedCase.state === 'claimed' && listedCase.lease?.holder === me
  if (view === 'snoozed') return listedCase.state === 'snoozed'
  if (view === 'escalated')
    return listedCase.state === 'escalated' || (listedCase.state === 'claimed' && listedCase.escalatedBy !== null)
  const waits = listedCase.state === 'open' || (listedCase.state === 'claimed' && listedCase.escalatedBy === null)
  return waits && (view === 'reports' ? listedCase.reporters > 0 : listedCase.queue === view)
}

/** Does this case match all filters? */
export function matchesFilters(listedCase: ListedCase, filters: QueueFilters, me: string, now: string): boolean {
  const { categories, rule, minAge, minReports, minWarnings, standard, holder, format, severity, number } = filters
  const held = listedCase.state === 'claimed' ? (listedCase.lease?.holder ?? null) : null
  return [
    !categories?.length || (listedCase.category !== null && categories.includes(listedCase.category)),
    rule === undefined || listedCase.rules.includes(rule),
    minAge === undefined || listedCase.openedAt <= plusSeconds(now, -minAge * 60),
    minReports === undefined || listedCase.reporters >= minReports,
    minWarnings === undefined || listedCase.warnings >= minWarnings,
    standard === undefined || listedCase.standards.includes(standard),
    holder === undefined || held === holderFilterId(holder, me),
    format === undefined || listedCase.format === format,
    severity === undefined || listedCase.severity === severity,
    number === undefined || listedCase.number === number,
  ].every(Boolean)
}

/** The staff id that a filter names; `null`: nobody. */
export function holderFilterId(holder: string, me: string): string | null {
  if (holder === HOLDER_NOBODY) return null
  return holder === HOLDER_ME ? me : holder
}
