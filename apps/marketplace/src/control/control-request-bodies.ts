import { FAULT_KINDS, type FaultKind, type WebhookFaults } from '../desk/webhook-faults.ts'
import { MAX_ARRIVALS_PER_MINUTE } from '../marketplace-configuration.ts'
import type { Arrival } from '../site/site-records.ts'
import { TRUTHS, type Truth } from '../traffic/arrival-source.ts'
import { BadRequestError, isObject, readFields } from './control-fields.ts'

export type PostRequest = {
  readonly kind: Arrival['kind']
  readonly truth: Truth
  /** fields that replace those of the example */
  readonly body: Readonly<Record<string, unknown>>
}

const ARRIVAL_KINDS = ['member', 'job', 'proposal', 'message', 'report', 'metrics'] as const

/** Arrivals a minute. Throws BadRequestError. */
export function readPace(body: unknown): number {
  const { perMinute } = readFields(body, ['perMinute'])
  if (typeof perMinute !== 'number' || !(perMinute >= 0 && perMinute <= MAX_ARRIVALS_PER_MINUTE))
    throw new BadRequestError(`perMinute must be a number from 0 to ${MAX_ARRIVALS_PER_MINUTE}`)
  return perMinute
}

/**
 * The faults the webhook receiver plays, and how often (0 to 1); all but `410` unless kinds are given. Throws
 * BadRequestError.
 */
export function readFaults(body: unknown): WebhookFaults {
  const { rate, kinds } = readFields(body, ['rate', 'kinds'])
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1))
    throw new BadRequestError('rate must be a number from 0 to 1')
  const isKind = (kind: unknown): kind is FaultKind => (FAULT_KINDS as readonly unknown[]).includes(kind)
  if (kinds === undefined) return { rate, kinds: rate === 0 ? [] : FAULT_KINDS.filter((kind) => kind !== '410') }
  if (!Array.isArray(kinds) || !kinds.every(isKind))
    throw new BadRequestError(`kinds must be a list of ${FAULT_KINDS.join(', ')}`)
  return { rate, kinds }
}

/** The items to post. Throws BadRequestError. */
export function readPostRequest(body: unknown): PostRequest {
  const { kind, truth = 'clean', body: own = {} } = readFields(body, ['kind', 'truth', 'body'])
  const known = ARRIVAL_KINDS.find((each) => each === kind)
  if (!known) throw new BadRequestError(`kind must be one of ${ARRIVAL_KINDS.join(', ')}`)
  const wanted = TRUTHS.find((each) => each === truth)
  if (!wanted) throw new BadRequestError(`truth must be one of ${TRUTHS.join(', ')}`)
  if (!isObject(own)) throw new BadRequestError('body must be an object: the fields that replace those of the example')
  if ('id' in own && (typeof own.id !== 'string' || own.id === '')) throw new BadRequestError('body.id must be a text')
  return { kind: known, truth: wanted, body: own }
}

/** The warning that a member has read. Throws BadRequestError. */
export function readAcknowledgement(body: unknown): { readonly memberId: string; readonly measureId: string } {
  const { memberId, measureId } = readFields(body, ['memberId', 'measureId'])
  if (typeof memberId !== 'string' || typeof measureId !== 'string')
    throw new BadRequestError('memberId and measureId must be texts')
  return { memberId, measureId }
}

/** The measure that is appealed against, and the appeal's text. Throws BadRequestError. */
export function readAppeal(body: unknown): { readonly measureId: string; readonly text: string } {
  const { measureId, text } = readFields(body, ['measureId', 'text'])
  if (typeof measureId !== 'string' || typeof text !== 'string')
    throw new BadRequestError('measureId and text must be texts')
  return { measureId, text }
}
