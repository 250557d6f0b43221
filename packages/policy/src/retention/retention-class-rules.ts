import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** Classes of data with a retention time. The audit log is in none: it is kept for ever. */
export const RETENTION_CLASSES = [
  'old_versions',
  'correspondence',
  'report_words',
  'contact_reminders',
  'enquiries',
  'case_notes',
  'answers',
  'member_notes',
  'decision_texts',
  'delivered_events',
  'disclosures',
  'standard_changes',
  'standard_forecasts',
  'unknown_metrics',
  'silent_members',
  'unused_snippets',
  'unused_steps',
  'unused_views',
] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

/** Days per class; `null`: for ever. */
export type RetentionDays = Readonly<Record<RetentionClass, number | null>>

/** The least days for the evidence of decisions: as long as an appeal can be filed. */
export const MIN_RETENTION_FOR_APPEALS_DAYS = 60
const MAX_RETENTION_DAYS = 3_650

type RetentionBounds = { readonly usual: number | null; readonly min: number; readonly max: number }
const boundsFrom = (min: number, usual: number | null): RetentionBounds => ({ usual, min, max: MAX_RETENTION_DAYS })

/**
 * The default days of each class, and their bounds. Source: the appeal window; two years, with a margin, for the terms of a job (the
 * freelance act); and the duty to tell years later who saw a member's data.
 */
export const RETENTION_BOUNDS: Readonly<Record<RetentionClass, RetentionBounds>> = {
  old_versions: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  correspondence: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 365),
  report_words: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  contact_reminders: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  enquiries: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  case_notes: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  answers: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  member_notes: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_095),
  decision_texts: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, 1_825),
  delivered_events: boundsFrom(7, 90),
  disclosures: boundsFrom(365, 1_825),
  // the history of thirteen months is made of them
  standard_changes: boundsFrom(400, 1_825),
  standard_forecasts: boundsFrom(7, 90),
  unknown_metrics: boundsFrom(7, 90),
  silent_members: boundsFrom(MIN_RETENTION_FOR_APPEALS_DAYS, null),
  unused_snippets: boundsFrom(30, 365),
  unused_steps: boundsFrom(30, 365),
  unused_views: boundsFrom(30, 365),
}

export type RetentionRefusal = 'not_permitted' | 'days_out_of_range'

function isWithinBounds(of: RetentionClass, days: number | null): boolean {
  const { min, max } = RETENTION_BOUNDS[of]
  return days === null || (Number.isInteger(days) && days >= min && days <= max)
}

/** Sets how long each class is kept, from the next run on. */
export function setRetention(
  days: RetentionDays,
  actor: Staff,
): Verdict<{ readonly type: 'retention.set'; readonly days: RetentionDays }, RetentionRefusal> {
  if (!may(actor.role, 'desk.manage')) return refuse('not_permitted')
  if (!RETENTION_CLASSES.every((each) => isWithinBounds(each, days[each]))) return refuse('days_out_of_range')
  return allow({ type: 'retention.set', days })
}

/** The defaults, where nothing was set. */
export const defaultRetention = (): RetentionDays =>
  Object.fromEntries(RETENTION_CLASSES.map((each) => [each, RETENTION_BOUNDS[each].usual])) as RetentionDays
