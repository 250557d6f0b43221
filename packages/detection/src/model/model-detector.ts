import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { type LevelSettings, USUAL_LEVELS } from '@mimamori/policy/detection/detection-levels'
import { type DetectionModel, probabilityOf, thresholdOf } from './detection-model.ts'
import { createTermFinder } from './learned-terms.ts'
import type { ModelText } from './model-text.ts'
import { spansThatMoved } from './moved-score-spans.ts'
import { scoreText } from './score-text.ts'

/** What a model makes of a text. `flag` is `null` below the threshold. */
export type ModelFinding = {
  /** that the text is a violation of any kind, 0 to 1 */
  readonly probability: number
  /** of the categories the likeliest */
  readonly category: Category
  readonly flag: Flag | null
}

/** The probability of a violation for which two things speak, each by itself. */
const eitherOf = (one: number, other: number) => 1 - (1 - one) * (1 - other)

/** Reads texts with a model. `levels`: how readily it flags. */
export function createModelDetector(
  model: DetectionModel,
  levels: LevelSettings = USUAL_LEVELS,
): (text: ModelText) => ModelFinding {
  const findTerm = createTermFinder(model.terms)
  return (text) => {
    const scored = scoreText(model, text)
    const ofCategories = scored.window.scores.slice(0, CATEGORIES.length)
    const output = ofCategories.indexOf(Math.max(...ofCategories))
    const ofScore = {
      probability: probabilityOf(scored.score, model.calibration),
      category: CATEGORIES[output] ?? 'other',
    }
    const term = findTerm(text)
    const isByTerm = term !== null && term.probability > ofScore.probability
    const category = isByTerm ? term.term.category : ofScore.category
    const probability = eitherOf(ofScore.probability, term?.probability ?? 0)
    if (probability < thresholdOf(model, text.scannable.type, category, levels))
      return { probability, category, flag: null }
    const flag: Flag = {
      category,
      rule: `${category}.model`,
      reason: isByTerm ? 'learned_term' : 'reads_like_violations',
      spans: isByTerm ? term.spans() : spansThatMoved(model, text, scored, output),
      score: Math.min(Math.round(probability * 100) / 100, 0.99),
    }
    return { probability, category, flag }
  }
}
