import { z } from 'zod'
import { intakeOc as oc } from '../operation-contract.ts'
import { Instant, ReportedInstant } from './field-contract.ts'
import { MeasureId } from './intake-appeal-contract.ts'

/** `POST /measures/{id}/acknowledged`: the member has confirmed that they read the warning. */
const AcknowledgedBody = z.strictObject({ id: MeasureId, acknowledgedAt: Instant })
/** `POST /measures/{id}/corrected`: the member has corrected the text that a correction was requested of. */
const CorrectedBody = z.strictObject({ id: MeasureId, correctedAt: Instant })

/** The instant the desk has, which is the first that it was told. */
const Acknowledged = z.object({ id: z.string(), acknowledgedAt: ReportedInstant })
const Corrected = z.object({ id: z.string(), correctedAt: ReportedInstant })

/** What members did about measures. */
export const responseCalls = {
  acknowledgeMeasure: oc
    .meta({
      scope: 'intake:write',
      missing: 'No measure of this id stands',
      refusals: 'a measure that is no warning (`wrong_measure`)',
    })
    .route({
      method: 'POST',
      path: '/measures/{id}/acknowledged',
      summary: 'A warning was acknowledged',
      description:
        'When the member confirmed that they read it. Told twice, the first instant stays, and is the answer.',
      tags: ['intake'],
    })
    .input(AcknowledgedBody)
    .output(Acknowledged),
  correctMeasure: oc
    .meta({
      scope: 'intake:write',
      missing: 'No measure of this id stands',
      refusals: 'a measure that requests no correction (`wrong_measure`)',
    })
    .route({
      method: 'POST',
      path: '/measures/{id}/corrected',
      summary: 'A text was corrected as requested',
      description:
        'When the member changed the text in answer to the request; send the text itself by its own call as well. What is not told by the date of the letter brings the case back at the desk. Told twice, the first instant stays, and is the answer.',
      tags: ['intake'],
    })
    .input(CorrectedBody)
    .output(Corrected),
}
