import type { ReminderCase } from '@mimamori/contract/reminders/reminder-case-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

export async function loadReminderCase(
  _app: AppContext,
  _actor: Staff,
  _storedCase: StoredCase,
): Promise<ReminderCase> {
  throw notFoundError()
}
