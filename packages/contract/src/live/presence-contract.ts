import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { oc } from '../operation-contract.ts'
import { PRESENCE_STATES } from './live-event-contract.ts'

export const live = {
  /**
   * A page reports which case it has on screen and what its person does there; `null`: none. Repeated within 25 s, or
   * the person is taken to have left. `heard: false`: the report was ignored, as it came too often.
   */
  presence: oc
    .meta({ permission: 'cases.read', background: true })
    .input(
      z.strictObject({
        page: z.string().regex(/^[0-9a-f-]{36}$/, 'id a page gives itself'),
        caseId: CaseId.nullable(),
        doing: z.enum(PRESENCE_STATES),
      }),
    )
    .output(type<{ heard: boolean }>()),
}
