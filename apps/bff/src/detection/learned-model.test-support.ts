import { type DetectionModel, storeModel } from '@mimamori/detection/model/detection-model'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { TestApp } from '../testing/test-app.ts'

/** Puts a model in use, as one that the desk has learned. */
export async function useModel({ app }: TestApp, model: DetectionModel): Promise<void> {
  const { version } = model
  const figures = { trainedOn: 100, challengerBase: { honest: 100, flagged: 0 } } as never
  const learned = { version, weights: JSON.stringify(storeModel(model)), figures, gates: [], comparedWith: null }
  const activated = { type: 'model.activated', version, champion: null, actorId: SYSTEM } as const
  await app.storage.write(async (tx) => {
    await record(tx, app.clock.now(), SYSTEM, { type: 'model.refitted', model: { ...learned, madeBy: SYSTEM } })
    await record(tx, app.clock.now(), SYSTEM, activated)
  })
  await app.detectors.refresh()
}
