import type { RefusedData } from '@mimamori/contract/refusal-contract'
import { NOT_STORED } from '@mimamori/contract/transport-contract'
import { CallError } from './call-error.ts'

/** The reason a call failed. */
export type Failure =
  | ({ readonly kind: 'refused' } & RefusedData)
  | { readonly kind: 'network' | 'unstored' | 'signed_out' | 'forbidden' | 'not_found' | 'unexpected' }

const KIND_OF_STATUS: Readonly<Record<number, 'network' | 'signed_out' | 'forbidden' | 'not_found'>> = {
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  502: 'network',
  503: 'network',
  504: 'network',
}

function isRefused(data: unknown): data is RefusedData {
  return typeof data === 'object' && data !== null && 'refusal' in data
}

/** Classifies an error thrown by a call. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof CallError)) return { kind: error instanceof TypeError ? 'network' : 'unexpected' }
  if (error.code.startsWith('REFUSED_') && isRefused(error.data)) return { kind: 'refused', ...error.data }
  if (error.message === NOT_STORED) return { kind: 'unstored' }
  return { kind: KIND_OF_STATUS[error.status] ?? 'unexpected' }
}

/** Is there nothing of that name? What cannot be a name at all is turned away before it is looked for. */
export function isMissing(error: unknown): boolean {
  const unnamed = error instanceof CallError && error.status === 400 && error.code === 'BAD_REQUEST'
  return unnamed || failureOf(error).kind === 'not_found'
}
