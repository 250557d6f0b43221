// @vitest-environment jsdom
import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { copy } from '@mimamori/copy/ja'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { type fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { nextPaint } from '../../api/idle-loading.ts'
import { announced, buttonOf, clickOn, letCaseStand, press } from '../../keys/page-keys.test-support.tsx'
import { until } from '../../parts/render.test-support.tsx'
import { onModels } from './models.test-support.tsx'
import { TestKitPage } from './test-kit-page.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const CASE = { n: 3, type: 'job', text: { title: 'アンケート', body: 'LINEで連絡ください' } }
const NEXT = { n: 4, type: 'job', text: { title: '次の仕事', body: '次の本文' } }
const KIT = { id: 'k1', model: 'aaaa1111', cases: 1200, answered: 3, finishedAt: null, next: CASE, results: null }
const RESULT = { caseId: 'c1', text: CASE.text, own: 'mlm', desk: 'none', challenger: 'mlm', champion: 'none' }
const DONE = { ...KIT, next: null, results: [RESULT] }

/** A kit whose answers are stored, or fail: then comes the next case. */
async function aKit(answers: Parameters<typeof fakeDesk>[0] = {}, first: object = KIT) {
  let kit = first
  const models = await onModels(<TestKitPage kitId="k1" />, {
    answers: {
      'detectionModels.kit': () => kit,
      'detectionModels.answer': () => {
        kit = { ...KIT, next: NEXT }
        return { finished: false }
      },
      ...answers,
    },
  })
  const { page } = models
  const choices = () => [...page.querySelectorAll<HTMLButtonElement>('ol button')]
  /** keys are heard once what they decide on was painted */
  const painted = async () => {
    await until(() => choices().length > 0)
    await act(nextPaint)
  }
  return { ...models, choices, painted }
}

test('a case of a kit is shown with its place, its text and every category to choose from', async () => {
  const { page, choices, painted, inputs, unmount } = await aKit()
  await painted()
  expect(inputs('detectionModels.kit')).toEqual([{ kitId: 'k1' }])
  expect([page.querySelector('h1')?.textContent, page.querySelector('p [role=status]')?.textContent]).toEqual([
    words.kitTitle,
    words.kitProgress('4', '1,200'),
  ])
  expect([page.querySelector('article h2')?.textContent, page.querySelector('article p')?.textContent]).toEqual([
    'アンケート',
    'LINEで連絡ください',
  ])
  const labels = [...CATEGORIES.map((each) => copy.words.categories[each]), words.kitNoViolation]
  expect(choices().map(({ textContent }, at) => textContent?.includes(labels[at] ?? '?'))).toEqual(
    labels.map(() => true),
  )
  expect([page.querySelector('a')?.getAttribute('href'), page.querySelector('a')?.textContent]).toEqual([
    '/models',
    words.back,
  ])
  await unmount()
})

test('a case is answered once by a click, said to be, and then the next one is shown', async () => {
  const answered = Promise.withResolvers<object>()
  let kit: object = KIT
  const { page, choices, painted, inputs, alert, unmount } = await aKit({
    'detectionModels.kit': () => kit,
    'detectionModels.answer': () => answered.promise,
  })
  await painted()
  const isBusy = () => page.querySelector('[aria-busy]')?.getAttribute('aria-busy')
  const current = () => choices().findIndex(({ ariaCurrent }) => ariaCurrent === 'true')
  expect([isBusy(), current()]).toEqual(['false', 0])
  await act(async () => choices()[2]?.click())
  expect(isBusy()).toBe('true')
  await act(async () => choices()[1]?.click())
  await press('Digit1', '1')
  await press('KeyA', 'a')
  kit = { ...KIT, next: NEXT }
  answered.resolve({ finished: false })
  await until(() => page.querySelector('article h2')?.textContent === '次の仕事')
  expect([inputs('detectionModels.answer'), current()]).toEqual([[{ kitId: 'k1', n: 3, answer: CATEGORIES[2] }], 0])
  expect([announced(), alert(), page.querySelector('p [role=status]')?.textContent]).toEqual([
    words.kitAnswered,
    null,
    words.kitProgress('5', '1,200'),
  ])
  await unmount()
})

test.each([
  ['a digit', 'Digit2', '2', CATEGORIES[1]],
  ['the key of no violation', 'KeyA', 'a', 'none'],
  ['Enter, which takes the first one', 'Enter', 'Enter', CATEGORIES[0]],
])('a case is answered by %s', async (_, code, key, answer) => {
  const { page, painted, inputs, unmount } = await aKit()
  await painted()
  letCaseStand()
  await press(code, key)
  await until(() => page.querySelector('article h2')?.textContent === '次の仕事')
  expect(inputs('detectionModels.answer')).toEqual([{ kitId: 'k1', n: 3, answer }])
  await unmount()
})

test('no key answers a case that is not painted yet', async () => {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  const { choices, calls, inputs, unmount } = await aKit()
  await until(() => choices().length > 0)
  await press('KeyA', 'a')
  await act(async () => frames.forEach((frame) => void frame()))
  await until(() => calls.length > 0)
  expect(inputs('detectionModels.answer')).toEqual([])
  await unmount()
})

test('an answer that is refused says why, and the next try forgets it', async () => {
  const failures = [new CallError(500, {}), refusedFor('kit_answered')]
  const { page, choices, painted, alert, inputs, unmount } = await aKit({
    'detectionModels.answer': () => {
      const failure = failures.pop()
      if (failure) throw failure
      return new Promise(() => undefined)
    },
  })
  await painted()
  await act(async () => choices()[7]?.click())
  await until(() => alert() !== null)
  expect([alert(), announced()]).toEqual([words.refusals.kit_answered, ''])
  await act(async () => choices()[0]?.click())
  await until(() => alert() === copy.errors.unexpected)
  await act(async () => choices()[0]?.click())
  expect([alert(), page.querySelector('[aria-busy=true]') !== null]).toEqual([null, true])
  expect(inputs('detectionModels.answer')[0]).toEqual({ kitId: 'k1', n: 3, answer: 'none' })
  await unmount()
})

test.each([
  ['was erased', null, words.kitTextGone, null],
  ['has no title', { title: '', body: '本文' }, '本文', null],
  ['has a title alone', { title: '題名', body: '' }, '題名', '題名'],
])('a text that %s is shown as what there is of it', async (_, text, shown, title) => {
  const { page, painted, unmount } = await aKit({}, { ...KIT, next: { ...CASE, text } })
  await painted()
  expect([
    page.querySelector('article')?.textContent,
    page.querySelector('article h2')?.textContent ?? null,
    page.querySelectorAll('article > *').length,
  ]).toEqual([shown, title, 1])
  await unmount()
})

test('a finished kit shows its results and no place; one without results shows none', async () => {
  const { page, unmount } = await aKit({}, DONE)
  await until(() => page.querySelector('h2') !== null)
  expect([page.querySelector('h2')?.textContent, page.querySelectorAll('[data-case]').length]).toEqual([
    words.kitDone,
    1,
  ])
  expect([page.querySelector('p [role=status]'), page.querySelector('ol')]).toEqual([null, null])
  await unmount()
  const none = await aKit({}, { ...DONE, results: null })
  await until(() => none.page.querySelector('h2') !== null)
  expect(none.page.querySelectorAll('[data-case]').length).toBe(0)
  await none.unmount()
})

test('a kit that could not be loaded says so instead of loading on, and is loaded again on request', async () => {
  let fails = true
  const first = Promise.withResolvers<object>()
  const { page, choices, inputs, unmount } = await aKit({
    'detectionModels.kit': async () => {
      await first.promise
      if (fails) throw new CallError(500, {})
      return KIT
    },
  })
  const isLoading = () => page.querySelector('[role=status]')?.ariaLabel === words.loading
  const failed = () => [words.kitFailed, words.kitFailedKept].map((each) => page.textContent?.includes(each))
  expect([isLoading(), failed()]).toEqual([true, [false, false]])
  first.resolve({})
  await until(() => buttonOf(page, words.retry) !== undefined)
  expect([isLoading(), failed()]).toEqual([false, [true, true]])
  fails = false
  await clickOn(page, words.retry)
  await until(() => choices().length > 0)
  expect([inputs('detectionModels.kit').length, failed()]).toEqual([2, [false, false]])
  await unmount()
})
