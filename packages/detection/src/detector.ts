import type { Scannable, Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import { type LevelSettings, USUAL_LEVELS } from '@mimamori/policy/detection/detection-levels'
import type { DetectionModel } from './model/detection-model.ts'
import { createModelDetector } from './model/model-detector.ts'
import { cutForModel, readForModel } from './model/model-text.ts'
import { SHIPPED_MODEL } from './model/shipped-model.ts'
import { findByRules, readFields } from './rule-detector.ts'

/** Reads a text and answers what it suspects, at most one flag for each rule and one of the model; pure and synchronous. */
export type Detector = (text: Scannable) => Suspicion

const thousandths = (probability: number) => Math.round(probability * 1000) / 1000

/** A model alone. */
export function detectByModel(model: DetectionModel, levels: LevelSettings = USUAL_LEVELS): Detector {
  const read = createModelDetector(model, levels)
  return (text) => {
    const { flag, probability, category } = read(readForModel(text))
    return { flags: flag ? [flag] : [], probability: thousandths(probability), model: model.version, category }
  }
}

/**
 * Where the model gives a text less than this, it reads the words that an unsure rule found in a harmless sense, and they raise no
 * flag. What rules take from the fields, such as a reward of 0, and evidence that stands in the text, such as an ID, are facts, and stay.
 */
const OVERRULED_BELOW = 0.2
/** A rule that is as sure as this is never overruled. */
const SURE_RULE = 0.8

/**
 * The rules and a model, side by side; `null`: the rules alone. `levels`: how readily the model flags. The surest flag, of a rule
 * or of the model, comes first.
 */
export function createDetector(model: DetectionModel | null, levels: LevelSettings = USUAL_LEVELS): Detector {
  const read = model === null ? null : createModelDetector(model, levels)
  return (text) => {
    const fields = readFields(text)
    const ofRules = findByRules(text, fields)
    const finding = read?.(cutForModel(text, fields.title.repairedText, fields.body.repairedText)) ?? null
    const isOverruled = finding !== null && finding.probability < OVERRULED_BELOW
    const heard = ofRules
      .filter(({ flag, isFact }) => !isOverruled || isFact || flag.score >= SURE_RULE)
      .map(({ flag }) => flag)
    const flags = finding?.flag ? [...heard, finding.flag] : heard
    return {
      flags: flags.toSorted((a, b) => b.score - a.score),
      probability: finding === null ? null : thousandths(finding.probability),
      model: model?.version ?? null,
      category: finding?.category ?? null,
    }
  }
}

/** Checks a text by the rules and the model that ship with the desk. */
export const detect: Detector = createDetector(SHIPPED_MODEL)
