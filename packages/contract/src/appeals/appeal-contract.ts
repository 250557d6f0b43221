import { APPEAL_LISTS } from '@mimamori/policy/appeals/appeal-lists'
import {
  APPEAL_OUTCOMES,
  type AppealOutcome,
  type AppealState,
  type DecideAppealRefusal,
  type FileAppealRefusal,
  MAX_APPEAL_REASON_LENGTH,
  MAX_APPEAL_TEXT_LENGTH,
  type UndoAppealRefusal,
} from '@mimamori/policy/appeals/appeal-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

export type AppealLine = {
  id: string
  state: AppealState
  memberId: string
  /** how it begins */
  excerpt: string
  receivedAt: string
  /** when it should be decided; `null`: nobody has to, as it is decided or was refused */
  dueAt: string | null
  /** until when what was decided can be taken back */
  heldUntil: string | null
  outcome: AppealOutcome | null
  /** of one that was not taken */
  refusal: FileAppealRefusal | null
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
  /** for every action: `null` when the caller may do it, else the refusal */
  moves: { grant: DecideAppealRefusal | null; uphold: DecideAppealRefusal | null; undo: UndoAppealRefusal | null }
}

const AppealId = z.strictObject({ appealId: Id })

export const appeals = {
  /** Up to 100: those that wait by age, what is over by the newest. `overdue`: open ones whose time is over. */
  list: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ list: z.enum(APPEAL_LISTS) }))
    .output(type<{ items: AppealLine[]; open: number; overdue: number }>()),
  get: oc
    .meta({ permission: 'cases.read', background: true })
    .input(AppealId)
    .output(type<AppealView>())
    .errors(refusals),
  /** Decides an appeal, by a person who had no part in the decision. Nothing takes effect before `heldUntil`. */
  decide: oc
    .meta({ permission: 'appeals.decide', stores: true })
    .input(
      z.strictObject({
        ...AppealId.shape,
        outcome: z.enum(APPEAL_OUTCOMES),
        text: text(MAX_APPEAL_TEXT_LENGTH),
        reason: text(MAX_APPEAL_REASON_LENGTH),
      }),
    )
    .output(type<{ heldUntil: string }>())
    .errors(refusals),
  undo: oc
    .meta({ permission: 'appeals.decide', stores: true })
    .input(AppealId)
    .output(type<{ undone: true }>())
    .errors(refusals),
}
