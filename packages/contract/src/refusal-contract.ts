import type { CaseState, LeaseKind } from '@mimamori/policy/cases/case-model'
import { type } from '@orpc/contract'
import type { Refusal } from './refusal-status-contract.ts'

export type { Refusal } from './refusal-status-contract.ts'

/** The case as it is now, so that a screen can show what happened without asking again. */
export type CurrentCase = {
  state: CaseState
  contentVersion: number
  holder: { id: string; alias: string; kind: LeaseKind; endsAt: string } | null
}

/** `until`: when it is no longer refused, where time alone decides that. */
export type RefusedData = { refusal: Refusal; present: CurrentCase | null; until?: string }

/** The errors of operations that need a permission or step-up. */
export const notPermitted = { REFUSED_403: { status: 403, data: type<RefusedData>() } } as const

/** Declared on every writing endpoint of a case; `REFUSED_<status>` keeps the HTTP status and the type together. */
export const refusals = {
  REFUSED_409: { status: 409, data: type<RefusedData>() },
  REFUSED_422: { status: 422, data: type<RefusedData>() },
  NOT_FOUND: { status: 404 },
} as const
