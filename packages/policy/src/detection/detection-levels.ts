import type { Category } from '../catalogue/violation-categories.ts'

/**
 * How readily the model flags: fewer flags that are nearly all right, or more that miss less. Each is a threshold on the
 * curve of a model, measured on texts it had not learned from.
 */
export const DETECTION_LEVELS = ['strict', 'standard', 'wide', 'widest'] as const
export type DetectionLevel = (typeof DETECTION_LEVELS)[number]

/** The share of the honest texts of training that a level may flag. They are invented: of real posts it may be more. */
export const FALSE_FLAG_SHARES: Readonly<Record<DetectionLevel, number>> = {
  strict: 0.01,
  standard: 0.025,
  wide: 0.05,
  widest: 0.12,
}

export const USUAL_LEVEL: DetectionLevel = 'standard'

/** What a level means for one model. */
export type LevelFigures = {
  /** the least probability that is flagged */
  readonly threshold: number
  /** of violations, the share it flags */
  readonly recall: number
  /** of honest texts, the share it flags */
  readonly falseFlags: number
  /** `recall` of each category with enough texts to say; models of earlier versions have none */
  readonly recallBy?: Readonly<Partial<Record<Category, number>>>
}

/** The levels of a desk: one for all categories, and those of categories that differ from it. */
export type LevelSettings = {
  readonly desk: DetectionLevel
  readonly categories: Readonly<Partial<Record<Category, DetectionLevel>>>
}

export const USUAL_LEVELS: LevelSettings = { desk: USUAL_LEVEL, categories: {} }

/** The level that a category is flagged at. */
export const levelOf = ({ desk, categories }: LevelSettings, category: Category): DetectionLevel =>
  categories[category] ?? desk
