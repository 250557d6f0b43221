import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDetector, type Detector, detectByModel } from '@mimamori/detection/detector'
import { evaluateDetector } from '@mimamori/detection/evaluation/evaluate-detector'
import { storeModel } from '@mimamori/detection/model/detection-model'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { trainModel } from '@mimamori/detection/training/train-model'
import { projectRoot } from '../../config/program-files.ts'
import { readBaseTexts, readLabelledTexts } from '../../detection/labelled-lines.ts'

const MODEL_FOLDER = join(projectRoot(), 'packages/detection/src/model')
const SHIPPED = join(MODEL_FOLDER, 'shipped-model.json')
const SHIPPED_FIGURES = join(MODEL_FOLDER, 'shipped-model-figures.json')

/** `parts`: what judges the texts */
export type EvaluateOptions = { readonly errors: boolean; readonly parts: 'all' | 'rules' | 'model' }

const DETECTORS: Readonly<Record<EvaluateOptions['parts'], Detector>> = {
  all: createDetector(SHIPPED_MODEL),
  rules: createDetector(null),
  model: detectByModel(SHIPPED_MODEL),
}

/** Figures of the detector on the labelled texts of a file, as JSON; with `errors` also what it got wrong. */
export function evaluateFile(file: string, { errors, parts }: EvaluateOptions): string {
  const detect = DETECTORS[parts]
  const texts = readLabelledTexts(file)
  const { figures, mistakes } = evaluateDetector(
    texts,
    (text) => detect(text).flags,
    () => performance.now(),
  )
  return JSON.stringify(errors ? { ...figures, mistakes } : figures, null, 2)
}

/** Trains the model that ships with the desk from the texts of the repository, and writes it. Returns its version. */
export function trainShippedModel(): string {
  const texts = readBaseTexts()
  let step = 0
  const { model, unseen } = trainModel(texts, {
    onStep: () => console.error(`trained ${++step} of 4`),
  })
  const { version, calibration, levels } = model
  const figures = { version, honest: unseen.honest.length, flagged: unseen.flagged.length }
  writeFileSync(SHIPPED, `${JSON.stringify(storeModel(model))}\n`)
  writeFileSync(SHIPPED_FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
  return JSON.stringify({ ...figures, texts: texts.length, calibration, levels }, null, 2)
}
