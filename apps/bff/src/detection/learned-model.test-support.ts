import { ANY, type DetectionModel, OUTPUTS, storeModel } from '@mimamori/detection/model/detection-model'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { TestApp } from '../testing/test-app.ts'

const LEVEL = { threshold: 0.5, recall: 0, falseFlags: 0 }
/** It flags whatever names a veranda. */
export const VERANDA_MODEL: DetectionModel = {
  version: 'ab12cd34',
  bits: 4,
  weights: new Int8Array(OUTPUTS << 4),
  units: Array.from({ length: OUTPUTS }, () => 1),
  bias: Array.from({ length: OUTPUTS }, (_, output) => (output === ANY ? -3 : 0)),
  calibration: { slope: 1, offset: 0 },
  levels: { strict: LEVEL, standard: LEVEL, wide: LEVEL, widest: LEVEL },
  terms: [{ word: '縁側', category: 'direct_deal', violations: 9, honest: 0 }],
}

const FIGURES = { trainedOn: 100, challengerBase: { honest: 100, flagged: 0 } } as never

/** Has a model run in shadow, as one that the desk has learned. */
export async function shadowModel({ app }: TestApp, model: DetectionModel): Promise<void> {
  const { version } = model
  const weights = JSON.stringify(storeModel(model))
  const learned = { version, weights, figures: FIGURES, gates: [], comparedWith: null, madeBy: SYSTEM }
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, { type: 'model.refitted', model: learned }))
  await app.detectors.refresh()
}

/** Puts a model in use, as one that the desk has learned. */
export async function useModel(testApp: TestApp, model: DetectionModel): Promise<void> {
  const { app } = testApp
  await shadowModel(testApp, model)
  await app.storage.write(async (tx) => {
    const champion = (await detectionModelIn(tx.db, 'champion'))?.version ?? null
    const earned = { honest: 400, flagged: 0 }
    const of = { version: model.version, champion, figures: FIGURES }
    const activated = { ...of, earned, agreedAt: null, actorId: SYSTEM }
    await record(tx, app.clock.now(), SYSTEM, { type: 'model.activated', ...activated })
  })
  await app.detectors.refresh()
}

/** Has a model in shadow have read so many jobs that were passed since, of which it flags some. Written past the desk, which would take seconds. */
export async function passInShadow(
  { app, rawSql }: TestApp,
  model: string,
  { passed, flagged = 0 }: { readonly passed: number; readonly flagged?: number },
): Promise<void> {
  const now = app.clock.now()
  const jobs = Array.from({ length: passed }, (_, n) => ({ id: newId(now), flagged: n < flagged ? 1 : 0 }))
  const scores = jobs.map(
    ({ id, flagged }) => `('job', 'S-${id}', 1, '${model}', ${flagged * 999}, 'other', ${flagged})`,
  )
  await rawSql(
    `INSERT INTO shadow_scores (type, id, version, model, probability, category, flagged) VALUES ${scores.join()}`,
  )
  const decided = jobs.map(
    ({ id }) =>
      `('${id}', 'C-${id}', 1, 1, 'job', 'S-${id}', 'U-${id}', 'sato', '${now}', '[]', '[]', '', '[]', '', '2026-11', 0, 'standing', '${now}')`,
  )
  await rawSql(
    `INSERT INTO decisions (id, case_id, fence, content_version, target_type, target_id, author_id, actor_id, decided_at, measures,
      categories, text, passages, note, month, counted, state, held_until) VALUES ${decided.join()}`,
  )
}
