import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { type Operations, useOperation } from '../../parts/use-operation.ts'

/** What changes a detection model. */
export const useModelOperation = (): Operations =>
  useOperation({ refusals: useMessages('detection-models').refusals, first: queries.detectionModels.key() })
