import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import {
  type DetectionLevel,
  type LevelFigures,
  type LevelSettings,
  levelOf,
  USUAL_LEVELS,
} from '@mimamori/policy/detection/detection-levels'
import type { LearnedTerm } from './learned-terms.ts'

/** One score for each category, in the order of `CATEGORIES`, and one for any of them. */
export const OUTPUTS = CATEGORIES.length + 1
export const ANY = CATEGORIES.length

/** `probability = 1 / (1 + exp(-(slope × score + offset)))` */
export type Calibration = { readonly slope: number; readonly offset: number }

/** A learned model: a linear score for each category over hashed features. */
export type DetectionModel = {
  /** of its weights; two models that differ have different ones */
  readonly version: string
  /** there are 2^bits buckets of features */
  readonly bits: number
  /** `weights[bucket * OUTPUTS + output]`, in units of `units[output]` */
  readonly weights: Int8Array
  readonly units: readonly number[]
  readonly bias: readonly number[]
  readonly calibration: Calibration
  /** measured on texts that it had not learned from */
  readonly levels: Readonly<Record<DetectionLevel, LevelFigures>>
  /** words that it learned from the decisions of a desk */
  readonly terms: readonly LearnedTerm[]
  /**
   * where nobody has seen yet how it does on a desk's own posts: the least probability from which it flags a job alone, and any other text. It orders
   * all the rest. Left out: it flags at the levels
   */
  readonly flagsJobsFrom?: number
  readonly flagsMessagesFrom?: number
  /** the circumstances of texts that it was trained with; others would meet weights of words in their buckets. Left out: none */
  readonly circumstances?: readonly string[]
}

/** A model as it is kept: JSON, its weights in base64. */
export type StoredModel = Omit<DetectionModel, 'weights'> & {
  readonly categories: readonly Category[]
  readonly weights: string
}

/** The model of a stored one. Throws where it was made for other categories. */
export function openModel({ categories, weights, ...model }: StoredModel): DetectionModel {
  if (categories.join() !== CATEGORIES.join())
    throw new Error(`the model knows the categories ${categories.join(', ')}`)
  return { ...model, weights: decodeWeights(weights) }
}

function decodeWeights(base64: string): Int8Array {
  const bytes = atob(base64)
  const weights = new Int8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) weights[at] = bytes.charCodeAt(at)
  return weights
}

/** The model as it flags once it may flag at its levels. */
export const atItsLevels = ({ flagsJobsFrom: _, flagsMessagesFrom: __, ...model }: DetectionModel): DetectionModel =>
  model

/** The least probability that a model flags as a category in a text of this type. */
export const thresholdOf = (
  { levels, flagsJobsFrom, flagsMessagesFrom }: Omit<DetectionModel, 'weights'>,
  type: Scannable['type'],
  category: Category,
  settings: LevelSettings = USUAL_LEVELS,
): number => (type === 'job' ? flagsJobsFrom : flagsMessagesFrom) ?? levels[levelOf(settings, category)].threshold

/** A model as it is kept. */
export function storeModel({ weights, ...model }: DetectionModel): StoredModel {
  let bytes = ''
  for (const weight of weights) bytes += String.fromCharCode(weight & 0xff)
  return { categories: CATEGORIES, ...model, weights: btoa(bytes) }
}

/** The probability that a calibrated score stands for. */
export const probabilityOf = (score: number, { slope, offset }: Calibration): number =>
  1 / (1 + Math.exp(-(slope * score + offset)))
