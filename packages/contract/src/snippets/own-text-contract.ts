import { type } from '@orpc/contract'
import { z } from 'zod'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** What people keep for themselves: snippets, saved steps and views. */
export const ownTexts = {
  /** One of them is used, by its owner or, where it is shared, by anybody; what nobody has used for long is deleted. `noted`: not where that is known of the last day. */
  use: oc
    .meta({ permission: 'cases.read', background: true })
    .input(
      z.strictObject({
        kind: z.enum(['snippet', 'step', 'view']),
        id: z.string().regex(/^[0-9a-f-]{36}$/, 'id of a snippet, a saved step or a view'),
      }),
    )
    .output(type<{ noted: boolean }>())
    .errors(refusals),
}
