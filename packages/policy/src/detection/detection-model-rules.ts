import { plusSeconds } from '../instant.ts'
import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { SetLevelsRefusal } from './detection-level-rules.ts'
import { LEAST_KIT_SIZE } from './test-kit.ts'

/**
 * `challenger` runs in shadow; `champion` flags; `retired` was one of them; `rejected` did not pass the gates.
 */
export const MODEL_STATES = ['challenger', 'champion', 'retired', 'rejected'] as const
export type ModelState = (typeof MODEL_STATES)[number]

/** longest reason of a rollback, in characters */
export const MAX_ROLLBACK_REASON_LENGTH = 500

const DAY_SECONDS = 86_400
/** how long leads have for a challenger that they test */
const TEST_DAYS = 7

/** New decisions since the last refit that make the nightly one worth its time. */
const LEAST_NEW_DECISIONS = 50

export type RefitRefusal = 'not_permitted' | 'models_off' | 'refit_running' | 'nothing_to_learn'
export type BeginKitRefusal = 'not_permitted' | 'not_challenger' | 'kit_finished' | 'kit_too_small'
export type AnswerKitRefusal = 'not_permitted' | 'not_challenger' | 'kit_finished' | 'kit_answered' | 'kit_too_fast'
export type ActivateRefusal =
  | 'not_permitted'
  | 'not_challenger'
  | 'kit_unfinished'
  | 'kit_disagrees'
  | 'own_kit'
  | SecondLeadRefusal
export type RollbackRefusal = 'not_permitted' | 'no_champion' | 'reason_required'
export type ModelRefusal =
  | RefitRefusal
  | BeginKitRefusal
  | AnswerKitRefusal
  | ActivateRefusal
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

/**
 * Is the nightly refit worth its time? It would take the place of the challenger: while leads test that one, it waits for a week.
 * `testedSince`: when the newest test kit of the challenger was begun; `null`: there is none.
 */
export function isNightlyRefitDue(
  { off, running, newDecisions }: RefitSituation,
  testedSince: string | null,
  now: string,
): boolean {
  const tested = testedSince !== null && plusSeconds(testedSince, TEST_DAYS * DAY_SECONDS) > now
  return !off && !running && !tested && newDecisions >= LEAST_NEW_DECISIONS
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

/**
 * Why this person cannot activate a model; `null`: it is the challenger, and another eligible lead (on a small desk they themselves, 72 hours before)
 * has finished a test kit that agrees with it at least as often as with the champion.
 */
export function checkActivation(
  state: ModelState | null,
  kits: readonly FinishedKit[],
  actor: Staff,
): ActivateRefusal | null {
  if (isForbidden(actor)) return 'not_permitted'
  if (state !== 'challenger') return 'not_challenger'
  if (kits.length === 0) return 'kit_unfinished'
  const counting = kits.filter(({ agreed }) => agreed.challenger >= agreed.champion)
  if (counting.length === 0) return 'kit_disagrees'
  const refusals = counting.map(({ situation }) => checkSecondLead('models.decide', situation))
  if (refusals.includes(null)) return null
  return refusals.find((refusal) => refusal !== null && refusal !== 'own') ?? 'own_kit'
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
  readonly rollback: RollbackRefusal | null
}
