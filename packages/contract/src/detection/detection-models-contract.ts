import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_LEVEL_REASON_LENGTH } from '@mimamori/policy/detection/detection-level-rules'
import {
  DETECTION_LEVELS,
  type DetectionLevel,
  type LevelFigures,
  type LevelSettings,
} from '@mimamori/policy/detection/detection-levels'
import {
  type AllowedModelActions,
  MAX_ROLLBACK_REASON_LENGTH,
  type ModelState,
} from '@mimamori/policy/detection/detection-model-rules'
import type { ExpectedFlags, FlagForecast } from '@mimamori/policy/detection/expected-flags'
import type { FalseFlagCounts, Label, ModelFigures, ShadowMeasure } from '@mimamori/policy/detection/model-figures'
import type { GateResult } from '@mimamori/policy/detection/model-gates'
import type { ConfirmedFlags, RightToFlag } from '@mimamori/policy/detection/right-to-flag'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** A learned model with its figures. `madeBy`, `activatedBy`: aliases; `madeBy` is `null` for the nightly refit. */
export type ModelLine = {
  version: string
  state: ModelState
  madeAt: string
  madeBy: string | null
  figures: ModelFigures
  /** surely flagged texts that it would let through on the word of one person, at most 20; `by`: alias of who passed it */
  silenced: { caseId: string; caseNumber: number; by: string | null }[]
  gates: GateResult[]
  /** the champion it was compared with; `null`: the shipped model */
  comparedWith: string | null
  /** since when it is in use; of a challenger: when a lead agreed that it will be as soon as it may */
  activatedAt: string | null
  activatedBy: string | null
  /** the champion before it; `null`: the shipped model, or it was never champion */
  follows: string | null
  retiredAt: string | null
  /** why it was rolled back; empty: it was not */
  reason: string
}

/** What the model in use does on its own, and why. */
export type ModelStanding = {
  /** the learned model that flags; `null`: the shipped one orders, and rules flag jobs */
  champion: string | null
  /** the passed jobs by which it earned to flag, under the levels in force; `null`: it was put in use before models were measured, or flags none */
  measured: FalseFlagCounts | null
  /** the learned model that was stopped last, where none is in use */
  steppedBack: (FalseFlagCounts & { version: string }) | null
  /** the flags for which it leaves messages and proposals to the rules; `null`: it flags them */
  leftMessages: ConfirmedFlags | null
}

/** What a model in shadow said of what arrived since. */
export type ShadowState = {
  texts: number
  flagged: number
  right: RightToFlag
  measure: ShadowMeasure
  /** flags a day to expect of each level; `null`: too little was read to say */
  expected: FlagForecast['levels']
}

export type DetectionModelsState = {
  /** the model that ships with the desk, champion while `champion` is `null` */
  shipped: { version: string; base: FalseFlagCounts }
  champion: ModelLine | null
  challenger: (ModelLine & { shadow: ShadowState }) | null
  /** `null`: the operator has turned the models off */
  standing: ModelStanding | null
  /** of the model in use; `null`: the operator has turned the models off */
  levels: LevelsState | null
  /** models that are neither, the newest first */
  history: ModelLine[]
  /** `waits`: the nightly one, for the challenger; `newDecisions`, `newErasures`: since the last refit; `failedAt`: when the last one failed here */
  refit: {
    running: boolean
    waits: boolean
    newDecisions: number
    newErasures: number
    lastAt: string | null
    failedAt: string | null
  }
  /** the caller's own test kit of the challenger; `null`: not begun */
  kit: { id: string; cases: number; answers: number; finishedAt: string | null } | null
  /** for every action: `null` when the caller may do it, else the refusal */
  moves: AllowedModelActions
}

/** What a level means for the model in use, and the flags a day to expect of it; `expected`: `null` while too little was read. */
export type LevelLine = LevelFigures & { level: DetectionLevel; expected: ExpectedFlags | null }

/** How readily the model in use flags. */
export type LevelsState = {
  inForce: LevelSettings
  /** the last change; `null`: the levels are as shipped. `by`: alias, `null` where there is no such account any more */
  change: { at: string; by: string | null; reason: string } | null
  lines: LevelLine[]
  /** what the expectation is counted from: texts read on so many complete days */
  basis: { texts: number; days: number }
}

/** `null`: the text was erased, or its time was over */
type KitText = { title: string; body: string } | null

/** A case of a finished kit: the lead's own answer beside those of the desk and both models. */
export type KitResult = {
  caseId: string
  text: KitText
  own: Label
  desk: Label
  challenger: Label
  champion: Label
}

export type KitState = {
  id: string
  model: string
  cases: number
  answered: number
  finishedAt: string | null
  /** the case to answer, with nothing that anybody said of it; `null`: all are answered */
  next: { n: number; type: TargetType; text: KitText } | null
  /** `null` until the kit is finished */
  results: KitResult[] | null
}

export type KitAnswered = { finished: boolean }

const Version = z.string('version of a model').regex(/^[0-9a-f]{8}$/, 'version of a model')
const Level = z.enum(DETECTION_LEVELS)
const OfModel = z.strictObject({ version: Version })

/** Models that are learned from the desk's own decisions (検出モデル). */
export const detectionModels = {
  state: oc.meta({ permission: 'models.read', background: true }).output(type<DetectionModelsState>()),
  /** Starts a refit; its result is in the state once it is done. */
  refit: oc.meta({ permission: 'models.decide' }).output(type<void>()).errors(refusals),
  /** Begins a test kit of the challenger, or goes on with the one begun. */
  beginKit: oc.meta({ permission: 'models.decide' }).input(OfModel).output(type<{ kitId: string }>()).errors(refusals),
  /** One's own test kit. */
  kit: oc
    .meta({ permission: 'models.decide' })
    .input(z.strictObject({ kitId: CaseId }))
    .output(type<KitState>())
    .errors(refusals),
  /** Answers case `n` of one's own kit, from 0, in order. The last answer finishes it. */
  answer: oc
    .meta({ permission: 'models.decide' })
    .input(z.strictObject({ kitId: CaseId, n: serial(), answer: z.enum([...CATEGORIES, 'none']) }))
    .output(type<KitAnswered>())
    .errors(refusals),
  /**
   * Agrees that the challenger flags: at once where it has earned to, else as soon as it has. Needs a test kit that another lead has finished, and a
   * second factor of the last five minutes.
   */
  activate: oc
    .meta({ permission: 'models.decide', stepUp: 'desk' })
    .input(OfModel)
    .output(type<{ active: boolean }>())
    .errors(refusals),
  /** Takes back that the challenger is to flag as soon as it may. */
  withdrawAgreement: oc.meta({ permission: 'models.decide' }).output(type<void>()).errors(refusals),
  /** Sets how readily the model flags what arrives from now on. */
  setLevels: oc
    .meta({ permission: 'models.decide' })
    .input(
      z.strictObject({
        levels: z.strictObject({ desk: Level, categories: z.partialRecord(z.enum(CATEGORIES), Level) }),
        reason: text(MAX_LEVEL_REASON_LENGTH),
      }),
    )
    .output(type<void>())
    .errors(refusals),
  /** Goes back to the champion before, or to the shipped model, which is `null`. */
  rollBack: oc
    .meta({ permission: 'models.decide' })
    .input(z.strictObject({ reason: text(MAX_ROLLBACK_REASON_LENGTH) }))
    .output(type<{ to: string | null }>())
    .errors(refusals),
}
