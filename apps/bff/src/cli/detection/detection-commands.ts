import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDetector, type Detector, detectByModel } from '@mimamori/detection/detector'
import { evaluateDetector } from '@mimamori/detection/evaluation/evaluate-detector'
import { PADDING_NAMES, type Padding, padText } from '@mimamori/detection/evaluation/padded-texts'
import { type DetectionModel, storeModel } from '@mimamori/detection/model/detection-model'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { trainModel } from '@mimamori/detection/training/train-model'
import { projectRoot } from '../../config/program-files.ts'
import { readBaseTexts, readLabelledTexts } from '../../detection/labelled-lines.ts'
import { REFIT_TRAINING } from '../../detection/learn-model.ts'

const MODEL_FOLDER = join(projectRoot(), 'packages/detection/src/model')
const SHIPPED = join(MODEL_FOLDER, 'shipped-model.json')
const SHIPPED_FIGURES = join(MODEL_FOLDER, 'shipped-model-figures.json')

/**
 * `parts`: what judges the texts. `learned`: a file whose honest texts the model learns first, as a desk does that passed them; `null`: the
 * shipped model. `padded`: also with reassuring words behind each text.
 */
export type EvaluateOptions = {
  readonly errors: boolean
  readonly parts: 'all' | 'rules' | 'model'
  readonly learned: string | null
  readonly padded: boolean
}

/** The model of a desk that has passed the honest texts of a file. */
function learnFrom(file: string): DetectionModel {
  const decided = readLabelledTexts(file).texts.filter(({ expect }) => expect === 'none')
  return trainModel(readBaseTexts(), { ...REFIT_TRAINING, decided }).model
}

function detectorOf({ parts, learned }: EvaluateOptions): Detector {
  if (parts === 'rules') return createDetector(null)
  const model = learned === null ? SHIPPED_MODEL : learnFrom(learned)
  return parts === 'model' ? detectByModel(model) : createDetector(model)
}

const now = () => performance.now()

/** Figures of the detector on the labelled texts of a file, as JSON; with `errors` also what it got wrong. */
export function evaluateFile(file: string, options: EvaluateOptions): string {
  const { texts, unclear } = readLabelledTexts(file)
  const detect = detectorOf(options)
  const judge = (all: typeof texts) => evaluateDetector(all, (text) => detect(text).flags, now)
  const { figures, mistakes } = judge(texts)
  const judgePadded = (padding: Padding) => {
    const padded = texts.map((one) => ({ ...one, text: padText(one.text, padding) }))
    const { flaggedRecall, falseFlagRate, intervals } = judge(padded).figures
    return { flaggedRecall, falseFlagRate, intervals }
  }
  const told = {
    ...figures,
    unclear,
    ...(options.padded && { padded: Object.fromEntries(PADDING_NAMES.map((name) => [name, judgePadded(name)])) }),
  }
  return JSON.stringify(options.errors ? { ...told, mistakes } : told, null, 2)
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
