import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** Why a reporter is found to act in bad faith (申告の無効). Codes, so that the audit log can be read in both languages. */
export const INVALID_REASONS = ['false_claims', 'harassment', 'retaliation', 'flood'] as const
export type InvalidReason = (typeof INVALID_REASONS)[number]

export type Invalidation = { readonly at: string; readonly by: string; readonly reason: InvalidReason }

export type InvalidateRefusal = 'not_permitted' | 'no_open_report'
export type RestoreRefusal = 'not_permitted' | 'no_invalid_report'

/** Invalidates all open reports of a reporter; reviewed ones stay. `open`: how many there are. */
export function invalidateReports(
  actor: Staff,
  open: number,
): Verdict<{ readonly type: 'reports.invalidated' }, InvalidateRefusal> {
  if (!may(actor.role, 'reports.invalidate')) return refuse('not_permitted')
  return open === 0 ? refuse('no_open_report') : allow({ type: 'reports.invalidated' })
}

/** Restores the invalidated reports of a reporter whose cases are undecided. `invalid`: how many there are. */
export function restoreReports(
  actor: Staff,
  invalid: number,
): Verdict<{ readonly type: 'reports.restored' }, RestoreRefusal> {
  if (!may(actor.role, 'reports.invalidate')) return refuse('not_permitted')
  return invalid === 0 ? refuse('no_invalid_report') : allow({ type: 'reports.restored' })
}
