import { queries } from '../../api/api-queries.ts'
import { useOutcomeRefusals } from '../../i18n/withdrawal-copy.ts'
import { type Operations, useOperation } from '../../parts/use-operation.ts'

const CHANGES = [
  queries.cases.key(),
  queries.queue.key(),
  queries.reminders.key(),
  queries.decisions.recent.queryKey(),
  queries.notes.key(),
]

/** What changes the outcome of a contact reminder. */
export const useOutcomeOperation = (): Operations => useOperation({ refusals: useOutcomeRefusals(), changes: CHANGES })
