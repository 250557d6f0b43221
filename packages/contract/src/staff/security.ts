import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'
import { refusals } from '../refusals.ts'

const { REFUSED_403, REFUSED_422 } = refusals

/** What a person does about their own sign-in. All of it is asked to be confirmed first. */
export const security = {
  /** Ends every other session of the person. */
  changePassword: oc
    .input(z.strictObject({ current: text(200, 1), next: text(200, 1) }))
    .output(type<{ changed: true }>())
    .errors({ REFUSED_403, REFUSED_422 }),
}
