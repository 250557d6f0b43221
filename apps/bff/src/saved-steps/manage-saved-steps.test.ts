import { MAX_SAVED_STEPS, type SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { addSavedStep, listSavedSteps, removeSavedStep, renameSavedStep } from './manage-saved-steps.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const STEP: SavedStep = {
  measures: ['hide', 'warn'],
  categories: ['direct_deal'],
  clause: 'G-4',
  template: 'hide_warn.direct_deal',
  edit: { before: '', removed: '', put: 'お世話になっております。', after: '「' },
  note: '初回のため様子を見る',
}

test('a step comes back as it was saved, for its owner alone', async () => {
  const added = await addSavedStep(testApp.app, sato, { name: ' 外部誘導 ', step: STEP })
  expect(added).toMatchObject({ name: '外部誘導', step: STEP })
  expect(await listSavedSteps(testApp.app, sato)).toEqual([added])
  expect(await listSavedSteps(testApp.app, suzuki)).toEqual([])
  expect(await refusalOf(renameSavedStep(testApp.app, suzuki, { id: added.id, name: 'x' }))).toMatch(/Not Found/)
  expect(await refusalOf(removeSavedStep(testApp.app, suzuki, added.id))).toMatch(/Not Found/)
})

test('a step is renamed, keeping what it does, and removed', async () => {
  const { id } = await addSavedStep(testApp.app, sato, { name: 'a', step: STEP })
  await renameSavedStep(testApp.app, sato, { id, name: ' b ' })
  await renameSavedStep(testApp.app, sato, { id, name: 'b' })
  expect(await listSavedSteps(testApp.app, sato)).toEqual([{ id, name: 'b', step: STEP }])
  await removeSavedStep(testApp.app, sato, id)
  expect(await listSavedSteps(testApp.app, sato)).toEqual([])
})

test('a name names one step, and only so many are kept', async () => {
  const { id } = await addSavedStep(testApp.app, sato, { name: 'a', step: STEP })
  expect(await refusalOf(addSavedStep(testApp.app, sato, { name: 'Ａ', step: STEP }))).toBe('step_name_taken')
  for (let n = 1; n < MAX_SAVED_STEPS; n++) await addSavedStep(testApp.app, sato, { name: `${n}`, step: STEP })
  expect(await refusalOf(renameSavedStep(testApp.app, sato, { id, name: '1' }))).toBe('step_name_taken')
  expect(await refusalOf(addSavedStep(testApp.app, sato, { name: 'more', step: STEP }))).toBe('too_many_steps')
})
