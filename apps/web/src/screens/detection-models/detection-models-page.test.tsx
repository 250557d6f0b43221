// @vitest-environment jsdom
import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { until } from '../../parts/render.test-support.tsx'
import { DetectionModelsPage } from './detection-models-page.tsx'
import { aModel, modelsState, onModels } from './models.test-support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const LEVELS = { inForce: { desk: 'standard', categories: {} }, change: null, lines: [], basis: { texts: 0, days: 0 } }

test.each([
  ['the shipped one', null, true],
  ['a learned one', aModel, false],
])('of %s it is said whether it uses the levels', async (_, champion, ordersOnly) => {
  const state = modelsState({ champion, levels: LEVELS })
  const { page, unmount } = await onModels(<DetectionModelsPage />, {
    state,
    answers: { 'detectionModels.state': () => state },
  })
  await until(() => page.textContent?.includes(words.levels.note) === true)
  expect(page.textContent?.includes(words.levels.ordersOnly)).toBe(ordersOnly)
  await unmount()
})
