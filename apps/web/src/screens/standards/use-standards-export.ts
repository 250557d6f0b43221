import type { StandardsExport } from '@mimamori/contract/standards/standards-export-contract'
import { api } from '../../api/api-client.ts'
import { failureMessage } from '../../parts/failure-message.ts'
import { useStandardsCopy, useStandardsErrorCopy } from '../../standards/standards-copy.ts'
import { useExport } from '../use-export.ts'

/** Has the desk export changes of members as CSV. */
export function useStandardsExport(of: StandardsExport): ReturnType<typeof useExport> {
  const copy = useStandardsCopy()
  const errors = useStandardsErrorCopy()
  return useExport(() => api.standards.export(of), {
    done: copy.exported,
    failed: (failure) => failureMessage(errors, failure),
  })
}
