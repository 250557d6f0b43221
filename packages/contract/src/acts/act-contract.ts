import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { oc } from '../operation-contract.ts'
import { type Refusal, refusals } from '../refusal-contract.ts'

/** An act by name, as whoever did it is told what Undo took back. */
export type NamedAct = {
  /** of a decision the decision's, of several made together that of their page */
  id: string
  kind: ActKind | 'decision'
  /** one of its cases */
  caseId: string
  caseNumber: number
  /** how many cases it was about */
  cases: number
  measures: Measure[]
}

/** What Undo did. `act`: `null` when nothing was done lately. */
export type UndoneAct = {
  act: NamedAct | null
  /** the cases it returned, each with its fence in one's hand; `null`: it stays where it is */
  returned: { caseId: string; fence: number | null }[]
  /** why the act, or with `returned` some of its decisions, could not be taken back */
  refusal: Refusal | null
}

export const acts = {
  /**
   * Takes back one's last act on cases, from whichever page it came, or the one with `actId`: a decision, several made together,
   * snoozing, escalating, sending back, raising, releasing, a note. What cannot be taken back is named with the reason, once: the
   * next call is about the act before.
   */
  undo: oc
    .meta({ permission: 'cases.decide', stores: true, idempotent: true })
    .input(z.strictObject({ actId: CaseId.optional() }))
    .output(type<UndoneAct>())
    .errors(refusals),
}
