// @vitest-environment jsdom
import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { until } from '../../parts/render.test-support.tsx'
import { modelsState, onModels } from './models.test-support.tsx'
import { RefitSection } from './refit-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const REFIT = { running: false, newDecisions: 1234, newErasures: 0, lastAt: null, failedAt: null }
const AT = '2026-11-30T18:30:00.000Z'

test.each([
  ['before the first refit, all decisions are there to learn from', {}, words.newDecisionsFirst('1,234')],
  ['after a refit, only decisions since then', { lastAt: AT }, words.newDecisions('1,234')],
  ['while a refit runs, that is said instead', { lastAt: AT, running: true }, words.refitting],
])('%s', async (_, refit, said) => {
  const { page, unmount } = await onModels(<RefitSection state={modelsState({ refit: { ...REFIT, ...refit } })} />)
  expect(page.querySelector('[role=status]')?.textContent).toBe(said)
  expect(page.textContent).not.toContain(words.refitFailed)
  await unmount()
})

test('while a model is measured or waits for leads, a refit is said to take its place, and the night to wait', async () => {
  const section = (waits: boolean) => <RefitSection state={modelsState({ refit: { ...REFIT, waits } })} />
  const { page, show, unmount } = await onModels(section(true))
  const said = () => [words.refitReplaces, words.refitNightly].map((each) => page.textContent?.includes(each))
  expect(said()).toEqual([true, false])
  await show(section(false))
  expect(said()).toEqual([false, true])
  await unmount()
})

test('a refit that failed is said to have', async () => {
  const { page, unmount } = await onModels(<RefitSection state={modelsState({ refit: { ...REFIT, failedAt: AT } })} />)
  expect(page.textContent).toContain(words.refitFailed)
  await unmount()
})

test('a refit is started once, said to be, and the models are read again', async () => {
  const started = Promise.withResolvers<null>()
  const { page, calls, alert, isStale, unmount } = await onModels(<RefitSection state={modelsState()} />, {
    answers: { 'detectionModels.refit': () => started.promise },
  })
  await clickOn(page, words.refitNow)
  expect([buttonOf(page, words.refitNow)?.disabled, isStale()]).toEqual([true, false])
  await clickOn(page, words.refitNow)
  started.resolve(null)
  await until(() => buttonOf(page, words.refitNow)?.disabled === false)
  expect([announced(), alert(), isStale()]).toEqual([words.refitStarted, null, true])
  expect(calls.map(({ operation }) => operation)).toEqual(['detectionModels.refit'])
  await unmount()
})

test('a refit that cannot start says why, and the next try forgets it', async () => {
  let fails = true
  const { page, alert, unmount } = await onModels(<RefitSection state={modelsState()} />, {
    answers: {
      'detectionModels.refit': () => {
        if (fails) throw refusedFor('refit_running')
        return null
      },
    },
  })
  await clickOn(page, words.refitNow)
  await until(() => alert() !== null)
  expect([alert(), announced()]).toEqual([words.refusals.refit_running, ''])
  fails = false
  await clickOn(page, words.refitNow)
  await until(() => announced() === words.refitStarted)
  expect(alert()).toBeNull()
  await unmount()
})

test('where a refit cannot be started its button is closed, and that there is nothing to learn is said', async () => {
  const { page, show, unmount } = await onModels(
    <RefitSection state={modelsState({ moves: { refit: 'nothing_to_learn' } })} />,
  )
  const said = () => page.textContent?.includes(words.refusals.nothing_to_learn)
  expect([buttonOf(page, words.refitNow)?.disabled, said()]).toEqual([true, true])
  await show(<RefitSection state={modelsState({ moves: { refit: 'refit_running' } })} />)
  expect([buttonOf(page, words.refitNow)?.disabled, said()]).toEqual([true, false])
  await show(<RefitSection state={modelsState()} />)
  expect([buttonOf(page, words.refitNow)?.disabled, said()]).toEqual([false, false])
  await unmount()
})

test('who only reads the models sees what there is to learn and starts nothing', async () => {
  const { page, unmount } = await onModels(
    <RefitSection state={modelsState({ moves: { refit: 'nothing_to_learn' } })} />,
    { role: 'auditor' },
  )
  expect([page.querySelector('button'), page.textContent?.includes(words.refusals.nothing_to_learn)]).toEqual([
    null,
    false,
  ])
  await unmount()
})
