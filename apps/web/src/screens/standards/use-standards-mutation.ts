import { queries } from '../../api/api-queries.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'
import { useStandardsErrorCopy } from '../../standards/standards-copy.ts'

/** Calls about account standards. */
export const useStandardsMutation = (): AnnouncedCall =>
  useAnnouncedCall(useStandardsErrorCopy(), { others: [queries.standards.key(), queries.people.standing.key()] })
