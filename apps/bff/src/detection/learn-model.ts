import { createDetector } from '@mimamori/detection/detector'
import { atItsLevels, type DetectionModel, storeModel } from '@mimamori/detection/model/detection-model'
import { createModelDetector } from '@mimamori/detection/model/model-detector'
import { readForModel } from '@mimamori/detection/model/model-text'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import type { LabelledText } from '@mimamori/detection/training/labelled-text'
import { trainModel } from '@mimamori/detection/training/train-model'
import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import {
  countAnswers,
  type FalseFlagCounts,
  type Label,
  type ModelFigures,
} from '@mimamori/policy/detection/model-figures'
import type { LabelledDecision } from '@mimamori/storage/detection/labelled-decision-reads'
import { parseModel } from '../runtime/detector-cache.ts'
import { holdOutLabels, isFamilyHeldOut } from './hold-out-labels.ts'
import { readBaseTexts } from './labelled-lines.ts'
import { type LabelToLearn, labelsToLearn } from './labels-to-learn.ts'

/**
 * What a model is learned from, and the champion it is compared with. `baseTexts`: `null`: those of the repository, read where the model
 * is learned. `weights`: `StoredModel` in JSON; `null`: the shipped one.
 */
export type LearningTask = {
  readonly decisions: readonly LabelledDecision[]
  readonly baseTexts: readonly LabelledText[] | null
  readonly champion: { readonly weights: string | null; readonly base: FalseFlagCounts }
}

/** A learned model, its weights as `StoredModel` in JSON, and how it does. */
export type LearnedModel = { readonly version: string; readonly weights: string; readonly figures: ModelFigures }

/** A refit at a desk is to be ready soon: fewer passes over the texts, and one part for the calibration. */
export const REFIT_TRAINING = { epochs: 5, scoredParts: 1 } as const

const keyOf = ({ target: { type, id } }: Pick<LabelledDecision, 'target'>) => `${type}/${id}`

/**
 * Was a model with these figures measured by such a decision, and not trained on it, as far as its text is the newest of its family? For
 * decisions older than the model.
 */
export const isHeldOut = (
  decision: Pick<LabelledDecision, 'target' | 'decidedBy'>,
  { heldOutPeople = null }: Pick<ModelFigures, 'heldOutPeople'>,
): boolean => (heldOutPeople === null ? isFamilyHeldOut(keyOf(decision)) : heldOutPeople.includes(decision.decidedBy))

/** The answer of a model alone, without the rules: what it would flag a text as at the usual level. */
export function answerOf(model: DetectionModel): (text: Scannable) => Label {
  const read = createModelDetector(atItsLevels(model))
  return (text) => read(readForModel(text)).flag?.category ?? 'none'
}

function toLabelledText({ text, label, passages, family, ...decision }: LabelToLearn): LabelledText {
  return { id: `decision ${keyOf(decision)} ${decision.version}`, family, text, expect: label, passages }
}

/**
 * All that was passed, which shows what honest posts of this desk look like, and no more violations than that, the newest first; in an
 * order that does not depend on the sides.
 */
function chooseLearned(decisions: readonly LabelToLearn[]): readonly LabelToLearn[] {
  const violations = decisions.filter(({ label }) => label !== 'none')
  const passed = decisions.filter(({ label }) => label === 'none')
  return [...violations.slice(0, passed.length), ...passed].toSorted((one, another) =>
    one.caseId < another.caseId ? -1 : 1,
  )
}

/**
 * Learns a model from the texts of the repository and the desk's decisions, and measures it beside the champion on decisions that it has
 * not learned from, nor anything else of whoever made them. The same task gives the same model.
 * `pause`: see `TrainingOptions`.
 */
export function learnModel({ decisions, champion, ...task }: LearningTask, pause = () => {}): LearnedModel {
  const baseTexts = task.baseTexts ?? readBaseTexts()
  const inUse = champion.weights === null ? SHIPPED_MODEL : parseModel(champion.weights)
  const labels = labelsToLearn(decisions, pause)
  const { heldOut, people, ...divided } = holdOutLabels(labels)
  const learned = chooseLearned(divided.learned)
  const { model, unseen } = trainModel(baseTexts, {
    ...REFIT_TRAINING,
    decided: learned.map(toLabelledText),
    pause,
  })
  const base = new Set(baseTexts.map(({ id }) => id))
  const ofBase = (ids: readonly string[]) => ids.filter((id) => base.has(id)).length
  const answers = (of: DetectionModel) => {
    const answer = answerOf(of)
    return countAnswers(
      heldOut.map(({ text, label }) => {
        pause()
        return { label, answer: answer(text) }
      }),
    )
  }
  const [before, after] = [createDetector(atItsLevels(inUse)), createDetector(model)]
  const silenced = labels.filter(({ onOneWord, text }) => {
    if (!onOneWord) return false
    pause()
    return before(text).flags.length > 0 && after(text).flags.length === 0
  })
  return {
    version: model.version,
    weights: JSON.stringify(storeModel(model)),
    figures: {
      trainedOn: learned.length / 2,
      passedJobs: learned.filter(({ label, target }) => label === 'none' && target.type === 'job').length,
      baseTexts: baseTexts.length,
      challenger: answers(model),
      champion: answers(inUse),
      challengerBase: { honest: ofBase(unseen.honest), flagged: ofBase(unseen.flagged) },
      championBase: champion.base,
      heldOutPeople: people,
      silenced: silenced.map(({ caseId, decidedBy }) => ({ caseId, decidedBy })),
    },
  }
}
