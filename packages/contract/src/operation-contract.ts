import type { ApiKeyScope } from '@mimamori/policy/api-keys/api-key-rules'
import type { Permission } from '@mimamori/policy/staff/role-permissions'
import type { StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import { oc as builder, isContractProcedure } from '@orpc/contract'
import { notPermitted } from './refusal-contract.ts'

/**
 * Who may ask: whoever has a permission, or whoever has such a session. `full`: everybody who is signed in. `factor`: whoever has
 * shown the password and is to show a second factor. `enrol`: whoever has to set up a first second factor, and everybody who is
 * signed in. `any`: whoever has a session, whole or not. `none`: strangers too.
 */
type OperationAccess =
  | { readonly permission: Permission; readonly session?: never; readonly stepUp?: StepUpKind }
  | { readonly permission?: never; readonly session: 'full' | 'enrol'; readonly stepUp?: StepUpKind }
  | { readonly permission?: never; readonly session: 'factor' | 'any' | 'none'; readonly stepUp?: never }

/**
 * What an operation declares of itself beside its input, its answer and its refusals. `stepUp`: a second factor must have been
 * shown lately; the kind is noted where it was not.
 */
export type OperationMeta = OperationAccess & {
  /** It is done at most once an `Idempotency-Key`. */
  readonly idempotent?: true
  /** A success proves that the desk stored something; others may have found nothing to store. */
  readonly stores?: true
  /** A page asks it on a timer or when the live stream brings news: such a request is no sign of a person. */
  readonly background?: true
}

const withRefusal = (meta: OperationMeta) => builder.$meta(meta).errors(notPermitted)
const withoutRefusal = (meta: OperationMeta) => builder.$meta(meta)
type Begun<Meta> = Meta extends { permission: Permission } | { stepUp: StepUpKind }
  ? ReturnType<typeof withRefusal>
  : ReturnType<typeof withoutRefusal>

/**
 * Begins an operation of the desk: `oc.meta({ permission: 'cases.read' }).input(…)`. There is none that declares nothing. One that
 * asks for a permission or a second factor is refused with 403 without either.
 */
export const oc = {
  meta: <const Meta extends OperationMeta>(meta: Meta): Begun<Meta> =>
    (meta.permission || meta.stepUp ? withRefusal(meta) : withoutRefusal(meta)) as Begun<Meta>,
}

/**
 * What a call of the intake API declares. `scope`: what its key must be allowed. In the words of the API's description: `refusals`
 * of what is well formed, beside a key used twice, and `missing`, what is not found.
 */
export type IntakeOperationMeta = {
  readonly scope: ApiKeyScope
  readonly refusals?: string
  readonly missing?: string
}

/** Begins a call of the intake API. */
export const intakeOc = { meta: (meta: IntakeOperationMeta) => builder.$meta(meta) }

/** What every operation of the desk declares, by its path: `/queue/list`. */
export function metaByPath(contract: object, before = ''): ReadonlyMap<string, OperationMeta> {
  if (isContractProcedure(contract)) return new Map([[before, contract['~orpc'].meta as OperationMeta]])
  return new Map(Object.entries(contract).flatMap(([name, inner]) => [...metaByPath(inner, `${before}/${name}`)]))
}
