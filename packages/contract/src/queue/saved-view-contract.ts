import { QUEUE_VIEWS, type ViewQuery } from '@mimamori/policy/queue/queue-view-rules'
import { MAX_VIEW_NAME_LENGTH } from '@mimamori/policy/queue/saved-view-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import { Filters, SortName } from './queue-filter-contract.ts'

export type SavedView = {
  id: string
  name: string
  query: ViewQuery
  /** all staff see it */
  shared: boolean
  /** letter or digit that opens it, for its owner */
  key: string | null
  owner: { alias: string; mine: boolean }
  /** may this person change it: its owner, and a lead when it is shared */
  mayChange: boolean
}

const SavedQuery = z.strictObject({ view: z.enum(QUEUE_VIEWS), filters: Filters.optional(), sort: SortName.optional() })

const ViewFields = {
  name: text(MAX_VIEW_NAME_LENGTH, 1).refine((name) => name.trim() !== '', 'a name'),
  query: SavedQuery,
  shared: z.boolean(),
  key: z
    .string()
    .regex(/^[a-z0-9]$/, 'a letter or digit')
    .nullable(),
}

const ViewId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a saved view')

/** Lists under a name, at most 50 a person: one's own, and those others share. */
export const savedViews = {
  list: oc.meta({ permission: 'cases.read', background: true }).output(type<SavedView[]>()).errors(refusals),
  add: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject(ViewFields))
    .output(type<SavedView>())
    .errors(refusals),
  change: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ id: ViewId, ...ViewFields }))
    .output(type<SavedView>())
    .errors(refusals),
  remove: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ id: ViewId }))
    .output(type<{ removed: true }>())
    .errors(refusals),
}
