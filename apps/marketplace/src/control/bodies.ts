import { PACE_AT_MOST } from '../configuration.ts'
import { FAULT_KINDS, type FaultKind, type Faults } from '../desk/faults.ts'
import type { Arrival } from '../site/records.ts'
import { TRUTHS, type Truth } from '../traffic/source.ts'

/** A request to a control endpoint that cannot be followed. The message says what was expected. */
export class BadRequest extends Error {}

export type PostOrder = {
  readonly kind: Arrival['kind']
  readonly truth: Truth
  /** fields that replace those of the example */
  readonly body: Readonly<Record<string, unknown>>
}

const KINDS = ['member', 'job', 'proposal', 'message', 'report'] as const

export function readPace(body: unknown): number {
  const { perMinute } = fields(body, ['perMinute'])
  if (typeof perMinute !== 'number' || !(perMinute >= 0 && perMinute <= PACE_AT_MOST))
    throw new BadRequest(`perMinute must be a number from 0 to ${PACE_AT_MOST}`)
  return perMinute
}

export function readFaults(body: unknown): Faults {
  const { rate, kinds } = fields(body, ['rate', 'kinds'])
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) throw new BadRequest('rate must be a number from 0 to 1')
  const isKind = (kind: unknown): kind is FaultKind => (FAULT_KINDS as readonly unknown[]).includes(kind)
  if (kinds === undefined) return { rate, kinds: rate === 0 ? [] : FAULT_KINDS.filter((kind) => kind !== '410') }
  if (!Array.isArray(kinds) || !kinds.every(isKind))
    throw new BadRequest(`kinds must be a list of ${FAULT_KINDS.join(', ')}`)
  return { rate, kinds }
}

export function readPost(body: unknown): PostOrder {
  const { kind, truth = 'clean', body: own = {} } = fields(body, ['kind', 'truth', 'body'])
  const known = KINDS.find((each) => each === kind)
  if (!known) throw new BadRequest(`kind must be one of ${KINDS.join(', ')}`)
  const wanted = TRUTHS.find((each) => each === truth)
  if (!wanted) throw new BadRequest(`truth must be one of ${TRUTHS.join(', ')}`)
  if (!isObject(own)) throw new BadRequest('body must be an object: the fields that replace those of the example')
  if ('id' in own && (typeof own.id !== 'string' || own.id === '')) throw new BadRequest('body.id must be a text')
  return { kind: known, truth: wanted, body: own }
}

export function readAcknowledgement(body: unknown): { readonly memberId: string; readonly measureId: string } {
  const { memberId, measureId } = fields(body, ['memberId', 'measureId'])
  if (typeof memberId !== 'string' || typeof measureId !== 'string')
    throw new BadRequest('memberId and measureId must be texts')
  return { memberId, measureId }
}

export function readAppeal(body: unknown): { readonly measureId: string; readonly text: string } {
  const { measureId, text } = fields(body, ['measureId', 'text'])
  if (typeof measureId !== 'string' || typeof text !== 'string')
    throw new BadRequest('measureId and text must be texts')
  return { measureId, text }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fields(body: unknown, allowed: readonly string[]): Record<string, unknown> {
  if (!isObject(body)) throw new BadRequest('send a JSON object with content-type: application/json')
  const unknown = Object.keys(body).filter((key) => !allowed.includes(key))
  if (unknown.length > 0) throw new BadRequest(`unknown: ${unknown.join(', ')}; allowed: ${allowed.join(', ')}`)
  return body
}
