import { plusSeconds } from '../instant.ts'
import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { SetLevelsRefusal } from './detection-level-rules.ts'
import type { RightToFlag } from './right-to-flag.ts'
import { LEAST_KIT_SIZE } from './test-kit.ts'

/**
 * `challenger` runs in shadow, and is measured there; `champion` flags; `retired` was one of them; `rejected` did not pass the gates.
 */
export const MODEL_STATES = ['challenger', 'champion', 'retired', 'rejected'] as const
export type ModelState = (typeof MODEL_STATES)[number]

/** longest reason of a rollback, in characters */
export const MAX_ROLLBACK_REASON_LENGTH = 500

const DAY_SECONDS = 86_400
/** how long a challenger has to be measured, tested and agreed to before the nightly refit takes its place */
const SHADOW_DAYS = 60

/** New decisions since the last refit that make the nightly one worth its time. */
const LEAST_NEW_DECISIONS = 50

export type RefitRefusal = 'not_permitted' | 'models_off' | 'refit_running' | 'nothing_to_learn'
export type BeginKitRefusal = 'not_permitted' | 'not_challenger' | 'kit_finished' | 'kit_too_small'
export type AnswerKitRefusal = 'not_permitted' | 'not_challenger' | 'kit_finished' | 'kit_answered' | 'kit_too_fast'
export type ActivateRefusal =
  | 'not_permitted'
  | 'models_off'
  | 'not_challenger'
  | 'kit_unfinished'
  | 'kit_disagrees'
  | 'own_kit'
  | 'right_not_earned'
  | 'already_agreed'
  | SecondLeadRefusal
export type WithdrawAgreementRefusal = 'not_permitted' | 'not_agreed'
export type RollbackRefusal = 'not_permitted' | 'no_champion' | 'reason_required'
export type ModelRefusal =
  | RefitRefusal
  | BeginKitRefusal
  | AnswerKitRefusal
  | ActivateRefusal
  | WithdrawAgreementRefusal
  | RollbackRefusal
  | SetLevelsRefusal

/** What has changed since the last refit, and whether one runs. */
export type RefitSituation = {
  /** the operator has turned models off */
  readonly off: boolean
  readonly running: boolean
  readonly newDecisions: number
  /** members erased since then: their texts leave with the next refit */
  readonly newErasures: number
}

const isForbidden = (actor: Staff) => !may(actor.role, 'models.decide')

/** Why this person cannot have a model learned now; `null`: they can. */
export function checkRefit(situation: RefitSituation, actor: Staff): RefitRefusal | null {
  if (isForbidden(actor)) return 'not_permitted'
  if (situation.off) return 'models_off'
  if (situation.running) return 'refit_running'
  return situation.newDecisions + situation.newErasures === 0 ? 'nothing_to_learn' : null
}

/** A challenger as the nightly refit sees it. `since`: when it began to run in shadow; `steppedBack`: after it was in use */
export type ChallengerInShadow = {
  readonly since: string
  readonly right: RightToFlag
  readonly steppedBack: boolean
}

/**
 * Is a challenger left alone by the nightly refit, which would take its place? One that is measured, or has earned to flag and waits for leads, is for 60
 * days; what stopped one that has stepped back is in what was passed since.
 */
export const isLeftAlone = ({ since, right, steppedBack }: ChallengerInShadow, now: string): boolean =>
  !steppedBack && right !== 'not_earned' && plusSeconds(since, SHADOW_DAYS * DAY_SECONDS) > now

/** Is the nightly refit worth its time? `challenger`: `null`: there is none */
export function isNightlyRefitDue(
  { off, running, newDecisions }: RefitSituation,
  challenger: ChallengerInShadow | null,
  now: string,
): boolean {
  if (off || running || newDecisions < LEAST_NEW_DECISIONS) return false
  return challenger === null || !isLeftAlone(challenger, now)
}

/** A test kit as the rules see it. */
export type KitState = { readonly cases: number; readonly answers: number; readonly finishedAt: string | null }

/** Why this person cannot begin a test kit of a model; `null`: they can. `candidates`: decided cases it may take. */
export function checkKitBegin(
  state: ModelState | null,
  own: KitState | null,
  candidates: number,
  actor: Staff,
): BeginKitRefusal | null {
  if (isForbidden(actor)) return 'not_permitted'
  if (state !== 'challenger') return 'not_challenger'
  if (own?.finishedAt) return 'kit_finished'
  return candidates < LEAST_KIT_SIZE ? 'kit_too_small' : null
}

/** Answers a case of a kit: they are answered in order, each once, and no sooner than its text can be read. `finished`: it was the last. */
export function answerKitCase(
  state: ModelState | null,
  kit: KitState,
  n: number,
  actor: Staff,
  { now, readableFrom }: { readonly now: string; readonly readableFrom: string },
): Verdict<{ readonly finished: boolean }, AnswerKitRefusal> {
  if (isForbidden(actor)) return refuse('not_permitted')
  if (state !== 'challenger') return refuse('not_challenger')
  if (kit.finishedAt) return refuse('kit_finished')
  if (n !== kit.answers) return refuse('kit_answered')
  return now < readableFrom ? refuse('kit_too_fast') : allow({ finished: n + 1 === kit.cases })
}

/** A finished test kit: how often its answers are on the side of either model, and what decides whether this person is another than who did it. */
export type FinishedKit = {
  readonly agreed: { readonly challenger: number; readonly champion: number }
  readonly situation: SecondLeadSituation
}

/** A model that is to flag. `off`: it does not run; `right`: measured on what this desk has passed; `agreed`: a lead has agreed to it beforehand */
export type ActivationState = {
  readonly state: ModelState | null
  readonly off: boolean
  readonly right: RightToFlag
  readonly agreed: boolean
}

/**
 * Why this person cannot agree that a model flags, now or, while it is measured, as soon as it may; `null`: it is the challenger, and another
 * eligible lead (on a small desk they themselves, 72 hours before) has finished a test kit that agrees with it at least as often as with the champion.
 */
export function checkActivation(
  { state, off, right, agreed }: ActivationState,
  kits: readonly FinishedKit[],
  actor: Staff,
): ActivateRefusal | null {
  if (isForbidden(actor)) return 'not_permitted'
  if (state !== 'challenger') return 'not_challenger'
  if (off) return 'models_off'
  if (right === 'not_earned') return 'right_not_earned'
  if (right === 'measuring' && agreed) return 'already_agreed'
  if (kits.length === 0) return 'kit_unfinished'
  const counting = kits.filter(({ agreed }) => agreed.challenger >= agreed.champion)
  if (counting.length === 0) return 'kit_disagrees'
  const refusals = counting.map(({ situation }) => checkSecondLead('models.decide', situation))
  if (refusals.includes(null)) return null
  return refusals.find((refusal) => refusal !== null && refusal !== 'own') ?? 'own_kit'
}

/** Why this person cannot take back what was agreed to beforehand; `null`: any lead can. */
export function checkWithdrawAgreement(agreed: boolean, actor: Staff): WithdrawAgreementRefusal | null {
  if (isForbidden(actor)) return 'not_permitted'
  return agreed ? null : 'not_agreed'
}

/** Takes back what was agreed to beforehand: one lead can. `agreed`: the model; `null`: there is none. */
export function withdrawAgreedModel<Model>(
  agreed: Model | null,
  actor: Staff,
): Verdict<Model, WithdrawAgreementRefusal> {
  const refusal = checkWithdrawAgreement(agreed !== null, actor)
  return refusal || agreed === null ? refuse(refusal ?? 'not_agreed') : allow(agreed)
}

/** Why this person cannot go back to the model before; `null`: they can. `learned`: is the champion a learned model? */
export function checkRollback(learned: boolean, actor: Staff): RollbackRefusal | null {
  if (isForbidden(actor)) return 'not_permitted'
  return learned ? null : 'no_champion'
}

/** Goes back to the model before, with a reason. */
export function rollBackModel(
  learned: boolean,
  actor: Staff,
  reason: string,
): Verdict<{ readonly reason: string }, RollbackRefusal> {
  const refusal = checkRollback(learned, actor)
  if (refusal) return refuse(refusal)
  return reason.trim() === '' ? refuse('reason_required') : allow({ reason: reason.trim() })
}

/** For every action: `null` when it is allowed, else the refusal. */
export type AllowedModelActions = {
  readonly refit: RefitRefusal | null
  readonly begin: BeginKitRefusal | null
  readonly activate: ActivateRefusal | null
  readonly withdrawAgreement: WithdrawAgreementRefusal | null
  readonly rollback: RollbackRefusal | null
}
