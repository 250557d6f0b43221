import type { StandardsRefusal } from '../page-refusal-contract.ts'

/** The statuses of the refusals about account standards. */
export const STANDARDS_STATUS = {
  run_under_way: 409,
  standards_pending: 409,
  standards_unchanged: 409,
  standards_altered: 409,
  dry_run_unfinished: 409,
  standards_unapproved: 409,
  dry_run_outdated: 409,
  dry_run_replaced: 409,
  begins_before_planned: 422,
} as const satisfies Readonly<Record<StandardsRefusal, number>>
