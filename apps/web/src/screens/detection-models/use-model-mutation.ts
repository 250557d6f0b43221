import { queries } from '../../api/api-queries.ts'
import { useModelErrorCopy } from '../../detection-models/detection-models-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'

/** Calls about detection models. */
export const useModelMutation = (): AnnouncedCall =>
  useAnnouncedCall(useModelErrorCopy(), { first: queries.detectionModels.key(), others: [] })
