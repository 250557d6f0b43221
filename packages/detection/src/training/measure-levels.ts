import {
  DETECTION_LEVELS,
  type DetectionLevel,
  FALSE_FLAG_SHARES,
  type LevelFigures,
} from '@mimamori/policy/detection/detection-levels'
import { type Calibration, probabilityOf } from '../model/detection-model.ts'
import type { ScoredLabel } from './fit-calibration.ts'

const share = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 10_000) / 10_000

/**
 * The threshold of each level: the lowest that flags no more than its share of the honest texts, with what it does then.
 * `scored`: by models that had not seen the texts.
 */
export function measureLevels(
  scored: readonly ScoredLabel[],
  calibration: Calibration,
): Readonly<Record<DetectionLevel, LevelFigures>> {
  const probabilities = (isViolation: boolean) =>
    scored
      .filter((one) => one.isViolation === isViolation)
      .map(({ score }) => probabilityOf(score, calibration))
      .sort((a, b) => b - a)
  const [honest, violations] = [probabilities(false), probabilities(true)]
  const figuresOf = (level: DetectionLevel): LevelFigures => {
    const firstSpared = honest[Math.floor(honest.length * FALSE_FLAG_SHARES[level])] ?? 0
    // thousandths, rounded up: what is spared stays spared
    const threshold = Math.floor(firstSpared * 1000 + 1) / 1000
    const above = (all: readonly number[]) => all.filter((probability) => probability >= threshold).length
    return {
      threshold,
      recall: share(above(violations), violations.length),
      falseFlags: share(above(honest), honest.length),
    }
  }
  return Object.fromEntries(DETECTION_LEVELS.map((level) => [level, figuresOf(level)])) as Record<
    DetectionLevel,
    LevelFigures
  >
}
