import { oc as builder, isContractProcedure } from '@orpc/contract'

/** What an operation declares of itself beside its input, its answer and its refusals. */
export type OperationMeta = {
  /** A page asks it on a timer or when the live stream brings news: such a request is no sign of a person. */
  readonly background?: boolean
}

/** Begins an operation of the desk: `oc.meta({ background: true }).input(…)`. */
export const oc = builder.$meta<OperationMeta>({})

/** What every operation of a contract declares, by its path: `/queue/list`. */
export function metaByPath(contract: object, before = ''): ReadonlyMap<string, OperationMeta> {
  if (isContractProcedure(contract)) return new Map([[before, contract['~orpc'].meta]])
  return new Map(Object.entries(contract).flatMap(([name, inner]) => [...metaByPath(inner, `${before}/${name}`)]))
}
