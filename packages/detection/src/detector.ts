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
 * The rules and a model, side by side; `null`: the rules alone. `levels`: how readily the model flags. The surest flag, of a rule
 * or of the model, comes first.
 */
export function createDetector(model: DetectionModel | null, levels: LevelSettings = USUAL_LEVELS): Detector {
  const read = model === null ? null : createModelDetector(model, levels)
  return (text) => {
    const fields = readFields(text)
    const ofRules = findByRules(text, fields)
    const finding = read?.(cutForModel(text, fields.title.repairedText, fields.body.repairedText)) ?? null
    const flags = finding?.flag ? [...ofRules, finding.flag] : ofRules
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
