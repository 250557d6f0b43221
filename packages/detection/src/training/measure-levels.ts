import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import {
  DETECTION_LEVELS,
  type DetectionLevel,
  FALSE_FLAG_SHARES,
  type LevelFigures,
} from '@mimamori/policy/detection/detection-levels'
import type { Label } from '@mimamori/policy/detection/model-figures'
import { type Calibration, probabilityOf } from '../model/detection-model.ts'

/** A score with the label of its text. */
export type ScoredText = { readonly score: number; readonly expect: Label }

/** Fewer texts of a category say too little of its recall. */
const LEAST_OF_CATEGORY = 50

/** No level flags what is likelier honest by so much, however few honest texts it would flag. */
const LEAST_THRESHOLD = 0.25

const share = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 10_000) / 10_000

/**
 * The threshold of each level: the lowest that flags no more than its share of the honest texts, with what it does then.
 * `scored`: by models that had not seen the texts. Recall by category stands where there are 50 texts of it.
 */
export function measureLevels(
  scored: readonly ScoredText[],
  calibration: Calibration,
): Readonly<Record<DetectionLevel, LevelFigures>> {
  const probabilities = (isCounted: (expect: Label) => boolean) =>
    scored
      .filter(({ expect }) => isCounted(expect))
      .map(({ score }) => probabilityOf(score, calibration))
      .sort((a, b) => b - a)
  const honest = probabilities((expect) => expect === 'none')
  const violations = probabilities((expect) => expect !== 'none')
  const byCategory = CATEGORIES.map((category) => ({
    category,
    found: probabilities((expect) => expect === category),
  })).filter(({ found }) => found.length >= LEAST_OF_CATEGORY)
  const figuresOf = (level: DetectionLevel): LevelFigures => {
    const firstSpared = honest[Math.floor(honest.length * FALSE_FLAG_SHARES[level])] ?? 0
    // thousandths, rounded up: what is spared stays spared
    const threshold = Math.max(LEAST_THRESHOLD, Math.floor(firstSpared * 1000 + 1) / 1000)
    const shareAbove = (all: readonly number[]) =>
      share(all.filter((probability) => probability >= threshold).length, all.length)
    return {
      threshold,
      recall: shareAbove(violations),
      falseFlags: shareAbove(honest),
      recallBy: Object.fromEntries(byCategory.map(({ category, found }) => [category, shareAbove(found)])),
    }
  }
  return Object.fromEntries(DETECTION_LEVELS.map((level) => [level, figuresOf(level)])) as Record<
    DetectionLevel,
    LevelFigures
  >
}
