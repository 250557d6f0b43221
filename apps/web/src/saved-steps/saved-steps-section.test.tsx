// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { savedSteps as words } from '@mimamori/copy/saved-steps/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { SavedStepsSection } from './saved-steps-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const STEP = { measures: ['advice'], categories: ['other'], clause: null, template: 't1', edit: null, note: '' }
const ADVICE = { id: 'p1', name: '助言', step: STEP }
const NOTED = { id: 'p2', name: '助言とメモ', step: { ...STEP, note: '前回と同じ' } }

async function aSection(answers: Parameters<typeof fakeDesk>[0] = {}, isShown = true) {
  const desk = fakeDesk({ 'savedSteps.list': () => [ADVICE, NOTED], ...answers })
  const { page, unmount } = await render(withKeys(<SavedStepsSection />))
  if (isShown) await until(() => page.textContent?.includes(words.lead) === true)
  const form = () => page.querySelector('form')
  const name = () => page.querySelector('input')
  const rows = () => [...page.querySelectorAll('li')]
  const row = (n: number) => rows()[n] as HTMLElement
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const operations = () => desk.calls.map(({ operation }) => operation)
  return { ...desk, page, form, name, rows, row, alert, operations, unmount }
}

test('each saved step is a row that says what it does, and nothing is said to be missing', async () => {
  const { page, rows, form, unmount } = await aSection()
  const [first, second] = rows().map(({ textContent }) => textContent)
  expect([first?.includes('助言'), first?.includes(words.savedWith.note)]).toEqual([true, false])
  expect([second?.includes('助言とメモ'), second?.includes(words.savedWith.note)]).toEqual([true, true])
  expect([page.querySelector('ul')?.ariaLabel, rows().length, form()]).toEqual([words.title, 2, null])
  expect(page.textContent).not.toContain(words.empty)
  await unmount()
})

test('somebody without saved steps is told so', async () => {
  const { page, unmount } = await aSection({ 'savedSteps.list': () => [] })
  expect([page.querySelector('ul'), page.textContent?.includes(words.empty)]).toEqual([null, true])
  await unmount()
})

test('a saved step is renamed once in the place of its row, and the list is read again', async () => {
  const renamed = Promise.withResolvers<object>()
  const { page, form, name, row, inputs, operations, unmount } = await aSection({
    'savedSteps.rename': () => renamed.promise,
  })
  await clickOn(row(1), words.edit)
  expect([form()?.ariaLabel, name()?.value]).toEqual([words.renaming('助言とメモ'), '助言とメモ'])
  expect([row(0).contains(form()), row(1).contains(form())]).toEqual([false, true])
  await typeInto(name(), '助言と理由')
  await clickOn(page, words.save)
  await until(() => buttonOf(page, words.save)?.disabled === true)
  await clickOn(row(0), words.remove)
  expect(buttonOf(row(0), words.remove)?.disabled).toBe(true)
  renamed.resolve({})
  await until(() => form() === null)
  expect([announced(), inputs('savedSteps.rename')]).toEqual([
    words.renamed('助言と理由'),
    [{ id: 'p2', name: '助言と理由' }],
  ])
  await until(() => operations().length === 3)
  expect(operations()).toEqual(['savedSteps.list', 'savedSteps.rename', 'savedSteps.list'])
  await unmount()
})

test('a renaming that is left by its button or by Escape changes nothing', async () => {
  const { page, form, row, operations, unmount } = await aSection()
  await clickOn(row(0), words.edit)
  await clickOn(page, words.cancel)
  expect(form()).toBeNull()
  await clickOn(row(0), words.edit)
  await press('Escape', 'Escape')
  expect([form(), operations()]).toEqual([null, ['savedSteps.list']])
  await unmount()
})

test('a name that is refused says why in the words of saved steps, others in those of the page, and stays typed', async () => {
  let failure = refusedFor('step_name_taken')
  const { page, name, row, alert, operations, unmount } = await aSection({
    'savedSteps.rename': () => {
      throw failure
    },
  })
  await clickOn(row(1), words.edit)
  await typeInto(name(), '助言')
  await clickOn(page, words.save)
  await until(() => alert() !== null)
  expect([alert(), name()?.value, announced()]).toEqual([words.refusals.step_name_taken, '助言', ''])
  failure = new CallError(500, {})
  await clickOn(page, words.save)
  await until(() => alert() === copy.errors.unexpected)
  await until(() => operations().filter((each) => each === 'savedSteps.list').length === 3)
  await unmount()
})

test('a saved step is removed once that is asked again, and the list is read again', async () => {
  let kept = [ADVICE, NOTED]
  const { row, rows, inputs, operations, unmount } = await aSection({
    'savedSteps.list': () => kept,
    'savedSteps.remove': () => {
      kept = [NOTED]
      return { removed: true }
    },
  })
  await clickOn(row(0), words.remove)
  expect([row(0).textContent?.includes(words.removing('助言')), operations().length]).toEqual([true, 1])
  await clickOn(row(0), words.remove)
  await until(() => rows().length === 1)
  expect([inputs('savedSteps.remove'), announced()]).toEqual([[{ id: 'p1' }], words.removed('助言')])
  expect(row(0).textContent).toContain('助言とメモ')
  await unmount()
})

test('saved steps that could not be loaded are loaded again on request; what is on screen stays where that fails', async () => {
  let fails = true
  const failing = Promise.withResolvers<object[]>()
  const list = Promise.withResolvers<object[]>()
  const { page, row, rows, alert, operations, unmount } = await aSection(
    {
      'savedSteps.list': () => (fails ? failing.promise : list.promise),
      'savedSteps.remove': () => ({ removed: true }),
    },
    false,
  )
  await until(() => page.querySelector('[role=status]')?.ariaLabel === words.title)
  failing.reject(new CallError(500, {}))
  await until(() => alert() !== null)
  expect([alert(), rows().length]).toEqual([words.failed + words.retry, 0])
  fails = false
  await clickOn(page, words.retry)
  list.resolve([ADVICE])
  await until(() => rows().length === 1)
  expect(alert()).toBeNull()
  fails = true
  await clickOn(row(0), words.remove)
  await clickOn(row(0), words.remove)
  await until(() => operations().filter((each) => each === 'savedSteps.list').length === 3)
  await until(() => announced() !== '')
  expect([alert(), rows().length]).toEqual([null, 1])
  await unmount()
})

test('a saved step that could not be removed stays and says why, which the next form says no more', async () => {
  const { row, rows, alert, unmount } = await aSection({
    'savedSteps.remove': () => {
      throw new TypeError('gone')
    },
  })
  await clickOn(row(0), words.remove)
  await clickOn(row(0), words.remove)
  await until(() => alert() !== null)
  expect([alert(), rows().length]).toEqual([copy.errors.network, 2])
  await clickOn(row(1), words.edit)
  expect(alert()).toBe(null)
  await unmount()
})
