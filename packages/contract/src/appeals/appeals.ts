import {
  type AppealState,
  type DecideAppealRefusal,
  type FileRefusal,
  LETTER_AT_MOST,
  OUTCOMES,
  type Outcome,
  type UndoAppealRefusal,
  WHY_AT_MOST,
} from '@mimamori/policy/appeals/appeal'
import { APPEAL_LISTS } from '@mimamori/policy/appeals/lists'
import type { Category } from '@mimamori/policy/catalogue/categories'
import type { Measure } from '@mimamori/policy/decisions/measures'
import type { Target } from '@mimamori/policy/intake/arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, text } from '../intake/fields.ts'
import { oc } from '../operation.ts'
import { notPermitted, refusals } from '../refusals.ts'

export type AppealLine = {
  id: string
  state: AppealState
  memberId: string
  /** how it begins */
  excerpt: string
  receivedAt: string
  /** until when what was decided can be taken back */
  heldUntil: string | null
  outcome: Outcome | null
  /** of one that was not taken */
  refusal: FileRefusal | null
  against: {
    case: { id: string; number: number }
    target: Target
    title: string
    measures: Measure[]
    categories: Category[]
    decidedAt: string
    by: string
  }
}

export type AppealView = AppealLine & {
  text: string
  appealedAt: string
  against: { body: string; clause: string | null; letter: string; note: string }
  /** who decided it, once somebody has */
  decided: { by: string; at: string; letter: string; reason: string } | null
  /** for every button: `null` when it is open to whoever asks, else why not */
  moves: { grant: DecideAppealRefusal | null; uphold: DecideAppealRefusal | null; undo: UndoAppealRefusal | null }
}

const AppealId = z.strictObject({ appealId: Id })

export const appeals = {
  /** Up to 100: those that wait by age, what is over by the newest. */
  list: oc
    .meta({ background: true })
    .input(z.strictObject({ list: z.enum(APPEAL_LISTS) }))
    .output(type<{ items: AppealLine[]; open: number }>())
    .errors(notPermitted),
  get: oc.meta({ background: true }).input(AppealId).output(type<AppealView>()).errors(refusals),
  /** By somebody who had no part in what is appealed against. Nothing happens before `heldUntil`. */
  decide: oc
    .input(
      z.strictObject({
        ...AppealId.shape,
        outcome: z.enum(OUTCOMES),
        text: text(LETTER_AT_MOST),
        reason: text(WHY_AT_MOST),
      }),
    )
    .output(type<{ heldUntil: string }>())
    .errors(refusals),
  undo: oc.input(AppealId).output(type<{ undone: true }>()).errors(refusals),
}
