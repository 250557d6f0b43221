import { APPEAL_LISTS } from '@mimamori/policy/appeals/appeal-lists'
import {
  type AgreeAppealRefusal,
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
import type { ContractSide } from '@mimamori/policy/reminders/reminder-request'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import type { OutcomeLine, ReminderLetters } from '../reminders/reminder-case-contract.ts'

/** What an appeal is against, whatever it is. */
type AppealedMatter = { case: { id: string; number: number }; title: string; decidedAt: string; by: string }

/** A decision about something the member wrote, or about them. */
export type AppealedDecision = AppealedMatter & {
  kind: 'decision'
  target: Target
  measures: Measure[]
  categories: Category[]
}

/** The outcome of a contact reminder; the title is that of its contract. */
export type AppealedOutcome = AppealedMatter & {
  kind: 'reminder'
  reminderId: string
  outcome: OutcomeLine
  /** of the member who appeals */
  side: ContractSide
  /** who asked for the reminder */
  requestedBy: ContractSide
  /** the second person, of an outcome that takes two */
  agreedBy: string | null
  /** when an appeal took it back */
  reversedAt: string | null
}

export type AppealLine = {
  id: string
  state: AppealState
  memberId: string
  /** how it begins */
  excerpt: string
  receivedAt: string
  /** when it should be decided; `null`: nobody has to, as it is decided or was refused */
  dueAt: string | null
  /** until when what was decided can be taken back; `null` of a held one: a second person has to agree first */
  heldUntil: string | null
  outcome: AppealOutcome | null
  /** of one that was not taken */
  refusal: FileAppealRefusal | null
  against: AppealedDecision | AppealedOutcome
}

/** With the letters that went out, and the words for the desk's own people. */
type AppealedInFull =
  | (AppealedDecision & { body: string; clause: string | null; letter: string; note: string })
  | (AppealedOutcome & { letters: ReminderLetters; note: string })

export type AppealView = Omit<AppealLine, 'against'> & {
  text: string
  appealedAt: string
  against: AppealedInFull
  /** who decided it, once somebody has */
  decided: { by: string; agreedBy: string | null; at: string; letter: string; reason: string } | null
  /** for every action: `null` when the caller may do it, else the refusal */
  moves: {
    grant: DecideAppealRefusal | null
    uphold: DecideAppealRefusal | null
    agree: AgreeAppealRefusal | null
    undo: UndoAppealRefusal | null
  }
  /** does granting it take a second person? */
  grantTakesTwo: boolean
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
  /** Decides an appeal, by a person who had no part in what it is against. Nothing takes effect before `heldUntil`; `null`: a second person has to agree first. */
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
    .output(type<{ heldUntil: string | null }>())
    .errors(refusals),
  /** Agrees to a granted appeal that takes back much money, by another person. `decidedAt`: as it was read, so that one decided in its place is not agreed to. */
  agree: oc
    .meta({ permission: 'withdrawals.approve', stepUp: 'withdrawals', stores: true })
    .input(z.strictObject({ ...AppealId.shape, decidedAt: Instant }))
    .output(type<{ heldUntil: string }>())
    .errors(refusals),
  undo: oc
    .meta({ permission: 'appeals.decide', stores: true })
    .input(AppealId)
    .output(type<{ undone: true }>())
    .errors(refusals),
}
