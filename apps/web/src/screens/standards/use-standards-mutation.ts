import { queries } from '../../api/api-queries.ts'
import { useStandardsErrorCopy } from '../../standards/standards-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../use-announced-call.ts'

/** Calls about account standards. */
export const useStandardsMutation = (): AnnouncedCall =>
  useAnnouncedCall(useStandardsErrorCopy(), { others: [queries.standards.key(), queries.people.standing.key()] })
