import { type DetectionModel, openModel, type StoredModel } from './detection-model.ts'
import shipped from './shipped-model.json' with { type: 'json' }
import figures from './shipped-model-figures.json' with { type: 'json' }

/** The model that ships with the desk, trained by `npm run detection -- model train` on the texts of this package. */
export const SHIPPED_MODEL: DetectionModel = openModel(shipped as StoredModel)

/** Honest texts of this package that parts of its training had not seen, and how many of them the model flags. */
export const SHIPPED_FIGURES: { readonly version: string; readonly honest: number; readonly flagged: number } = figures
