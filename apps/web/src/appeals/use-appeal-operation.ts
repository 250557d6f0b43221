import { queries } from '../api/api-queries.ts'
import { useOutcomeRefusals } from '../i18n/withdrawal-copy.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { type Operations, useOperation } from '../parts/use-operation.ts'

/** What changes an appeal; `failed`: says aloud why it failed, too. */
export function useAppealOperation(): { operation: Operations; failed: (error: unknown, problem: string) => void } {
  const announce = useAnnounce()
  return {
    operation: useOperation({ refusals: useOutcomeRefusals(), first: queries.appeals.key() }),
    failed: (_, problem) => announce(problem, true),
  }
}
