import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

export type DeliveryRefusal = 'not_permitted' | 'not_failed' | 'endpoint_open'

/** Sends a dead or retrying event again at once. It keeps its id, so that the receiver takes it once. */
export function redeliverEvent(
  row: { readonly state: string },
  actor: Staff,
): Verdict<{ readonly type: 'delivery.redelivered' }, DeliveryRefusal> {
  if (!may(actor.role, 'deliveries.redeliver')) return refuse('not_permitted')
  if (row.state !== 'dead' && row.state !== 'retrying') return refuse('not_failed')
  return allow({ type: 'delivery.redelivered' })
}

/** Enables an endpoint that was disabled because it answered 410 Gone. */
export function enableEndpoint(
  endpoint: { readonly disabledAt: string | null },
  actor: Staff,
): Verdict<{ readonly type: 'endpoint.enabled' }, DeliveryRefusal> {
  if (!may(actor.role, 'deliveries.manage')) return refuse('not_permitted')
  if (endpoint.disabledAt === null) return refuse('endpoint_open')
  return allow({ type: 'endpoint.enabled' })
}
