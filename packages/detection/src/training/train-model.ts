import { USUAL_LEVEL } from '@mimamori/policy/detection/detection-levels'
import { type DetectionModel, OUTPUTS, probabilityOf } from '../model/detection-model.ts'
import { readForModel } from '../model/model-text.ts'
import { scoreText } from '../model/score-text.ts'
import { circumstancesOf } from '../model/text-facts.ts'
import { findTerms } from './find-terms.ts'
import { fitCalibration } from './fit-calibration.ts'
import type { LabelledText } from './labelled-text.ts'
import { measureLevels, type ScoredText } from './measure-levels.ts'
import { type TrainedWeights, trainWeights } from './train-weights.ts'
import { readTrainingText, type TrainingText } from './training-samples.ts'

/** 2^18 buckets: two megabytes of weights. */
const BITS = 18
/** Parts that the texts are cut into for calibration. */
const PARTS = 3
const MAX_WEIGHT = 127
const EPOCHS = 12

/** The part of a family, the same in every run. */
export function partOf(family: string, parts: number): number {
  let hash = 0
  for (let at = 0; at < family.length; at++) hash = (Math.imul(hash, 31) + family.charCodeAt(at)) >>> 0
  return hash % parts
}

/** Weights as whole numbers from -127 to 127, in units of their own for each output. */
function roundWeights({ weights, bias }: TrainedWeights): Pick<DetectionModel, 'weights' | 'units' | 'bias'> {
  const most = new Float64Array(OUTPUTS)
  const learned = (at: number) => weights[at] ?? 0
  for (let at = 0; at < weights.length; at++)
    if (learned(at) !== 0) most[at % OUTPUTS] = Math.max(most[at % OUTPUTS] ?? 0, Math.abs(learned(at)))
  const units = Array.from(most, (each) => (each === 0 ? 1 : each / MAX_WEIGHT))
  const rounded = new Int8Array(weights.length)
  // most buckets are of no text, and their weights are 0
  for (let at = 0; at < weights.length; at++)
    if (learned(at) !== 0) rounded[at] = Math.round(learned(at) / (units[at % OUTPUTS] ?? 1))
  return { weights: rounded, units, bias: [...bias] }
}

/** A short name of the weights, from their content. */
function versionOf(weights: Int8Array): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < weights.length; at++) hash = Math.imul(hash ^ ((weights[at] ?? 0) & 0xff), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

type Prepared = { readonly labelled: LabelledText; readonly training: TrainingText }

function trainOn(
  prepared: readonly Prepared[],
  { epochs, pause }: Pick<Required<TrainingOptions>, 'epochs' | 'pause'>,
): Omit<DetectionModel, 'calibration' | 'levels' | 'terms'> {
  const trained = trainWeights(
    prepared.map(({ training }) => training),
    BITS,
    epochs,
    pause,
  )
  const rounded = roundWeights(trained)
  const circumstances = [...new Set(prepared.flatMap(({ labelled }) => circumstancesOf(labelled.text)))].toSorted()
  return {
    version: versionOf(rounded.weights),
    bits: BITS,
    ...rounded,
    ...(circumstances.length > 0 && { circumstances }),
  }
}

/** Scores the texts of so many parts, each by weights that were trained on the other parts. */
function scoreUnseen(
  prepared: readonly Prepared[],
  { epochs, scoredParts, onStep, pause }: Required<Omit<TrainingOptions, 'decided'>>,
): readonly (ScoredText & Pick<LabelledText, 'id'>)[] {
  return Array.from({ length: scoredParts }, (_, part) => part).flatMap((part) => {
    const isHeldOut = ({ labelled }: Prepared) => partOf(labelled.family, PARTS) === part
    const others = prepared.filter((one) => !isHeldOut(one))
    const model = trainOn(others, { epochs, pause })
    onStep()
    return prepared.filter(isHeldOut).map(({ labelled: { id, text, expect } }) => {
      pause()
      return { id, score: scoreText(model, readForModel(text)).score, expect }
    })
  })
}

/**
 * What a desk has passed shows what its honest posts look like. While it is little it counts more than the texts beside it, as long as there are
 * fewer than these together.
 */
const PASS_WEIGHT = 3
const WEIGHED_PASSES = 600

/** How much a text counts when it is learned from. */
function passWeights(decided: readonly LabelledText[]): (text: LabelledText) => number {
  const passes = new Set(decided.filter(({ expect }) => expect === 'none'))
  const weight = Math.min(PASS_WEIGHT, Math.max(1, WEIGHED_PASSES / passes.size))
  return (text) => (passes.has(text) ? weight : 1)
}

/**
 * `decided`: texts that a desk has judged, in which new words are looked for, too. `epochs`: passes over all texts, 12 unless
 * told; a few points of recall are lost with 5, in less than half of the time. `scoredParts`: thirds of the texts that the
 * calibration is measured on, 3 unless told. `onStep`: called after each training of weights, one more than the parts.
 * `pause`: called all the time, so that whoever trains beside something else can let that in; it changes nothing in the model.
 */
export type TrainingOptions = {
  readonly decided?: readonly LabelledText[]
  readonly epochs?: number
  readonly scoredParts?: 1 | 2 | 3
  readonly onStep?: () => void
  readonly pause?: () => void
}

/**
 * What a training gives. `unseen`: honest ones of `texts`, each scored by weights that had not learned from its family; `flagged`: the ids of
 * those that the model's usual threshold would flag.
 */
export type TrainedModel = {
  readonly model: DetectionModel
  readonly unseen: { readonly honest: readonly string[]; readonly flagged: readonly string[] }
}

/**
 * Learns a model from labelled texts: trained on all, calibrated on texts that parts of it had not seen. Its levels are measured on
 * `texts` alone, so that they mean the same for every model. The same texts in the same order give the same model.
 */
export function trainModel(
  texts: readonly LabelledText[],
  { decided = [], epochs = EPOCHS, scoredParts = PARTS, onStep = () => {}, pause = () => {} }: TrainingOptions = {},
): TrainedModel {
  const weightOf = passWeights(decided)
  const prepared = [...texts, ...decided].map((labelled) => {
    pause()
    const training = readTrainingText(labelled, BITS)
    return { labelled, training: { ...training, weight: training.weight * weightOf(labelled) } }
  })
  const scored = scoreUnseen(prepared, { epochs, scoredParts, onStep, pause })
  const calibration = fitCalibration(scored.map(({ score, expect }) => ({ score, isViolation: expect !== 'none' })))
  const known = new Set(texts.map(({ id }) => id))
  const ofKnown = scored.filter(({ id }) => known.has(id))
  const levels = measureLevels(ofKnown, calibration)
  const model = {
    ...trainOn(prepared, { epochs, pause }),
    calibration,
    levels,
    terms: findTerms(decided, texts, pause),
  }
  onStep()
  const honest = ofKnown.filter(({ expect }) => expect === 'none')
  const { threshold } = levels[USUAL_LEVEL]
  const flagged = honest.filter(({ score }) => probabilityOf(score, calibration) >= threshold)
  return { model, unseen: { honest: honest.map(({ id }) => id), flagged: flagged.map(({ id }) => id) } }
}
