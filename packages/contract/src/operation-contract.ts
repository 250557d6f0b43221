import type { ApiKeyScope } from '@mimamori/policy/api-keys/api-key-rules'
import type { Permission } from '@mimamori/policy/staff/role-permissions'
import type { StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import { oc as builder, isContractProcedure } from '@orpc/contract'
import { notPermitted } from './refusal-contract.ts'

/**
 * Who may call an operation: people with a permission, or with a session of this kind. `full`: signed in. `factor`: the
 * password was given, the second factor is missing. `enrol`: a first second factor has to be set up; also people who are
 * signed in. `any`: any session, complete or not. `none`: everybody.
 */
type OperationAccess =
  | { readonly permission: Permission; readonly session?: never; readonly stepUp?: StepUpKind }
  | { readonly permission?: never; readonly session: 'full' | 'enrol'; readonly stepUp?: StepUpKind }
  | { readonly permission?: never; readonly session: 'factor' | 'any' | 'none'; readonly stepUp?: never }

/**
 * The declarations of an operation, beside its input, output and refusals. `stepUp`: needs a second factor of the last
 * minutes; a refusal is logged with this kind.
 */
export type OperationMeta = OperationAccess & {
  /** It is done at most once an `Idempotency-Key`. */
  readonly idempotent?: true
  /** A success proves that the desk stored something; others may have found nothing to store. */
  readonly stores?: true
  /** A page may call it on a timer or after a live update: such a request is no activity of a person. */
  readonly background?: true
}

const withRefusal = (meta: OperationMeta) => builder.$meta(meta).errors(notPermitted)
const withoutRefusal = (meta: OperationMeta) => builder.$meta(meta)
type Begun<Meta> = Meta extends { permission: Permission } | { stepUp: StepUpKind }
  ? ReturnType<typeof withRefusal>
  : ReturnType<typeof withoutRefusal>

/**
 * Begins an operation of the desk: `oc.meta({ permission: 'cases.read' }).input(…)`. There is none that declares
 * nothing. One that needs a permission or a second factor declares its 403 by itself.
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

/** The declaration of every operation of the desk, by its path: `/queue/list`. */
export function metaByPath(contract: object, before = ''): ReadonlyMap<string, OperationMeta> {
  if (isContractProcedure(contract)) return new Map([[before, contract['~orpc'].meta as OperationMeta]])
  return new Map(Object.entries(contract).flatMap(([name, inner]) => [...metaByPath(inner, `${before}/${name}`)]))
}
