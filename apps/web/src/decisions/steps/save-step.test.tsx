// @vitest-environment jsdom
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { panels } from '@mimamori/copy/panels/ja'
import { savedSteps as words } from '@mimamori/copy/saved-steps/ja'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { useLetters } from '../../parts/use-letters.tsx'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import SaveStep from './save-step.tsx'
import { stepOfDraft } from './step-draft.ts'
import { DAY, LETTERS, REVIEW } from './step-review.test-support.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const HIDE: DecisionDraft = { ...EMPTY_DRAFT, panel: 'hide', at: 1, note: '前回と同じ' }
const kept = stepOfDraft(HIDE, REVIEW, LETTERS, `${DAY}T04:00:00.000Z`)
const STEP = kept.ok ? kept.step : null

function LettersLoaded(): ReactNode {
  return useLetters(DAY).sent ? <span data-letters /> : null
}

type Of = { draft?: DecisionDraft; active?: boolean; isLoaded?: boolean; answers?: Parameters<typeof fakeDesk>[0] }

/** The part below an open decision panel. */
async function aPanel({ draft = HIDE, active = true, isLoaded = true, answers = {} }: Of = {}) {
  const desk = fakeDesk({
    'catalogue.whole': () => (isLoaded ? { entries: SHIPPED_CATALOGUE } : new Promise(() => undefined)),
    ...answers,
  })
  const content = (next: DecisionDraft) =>
    withKeys(
      <div data-panel tabIndex={-1}>
        <SaveStep review={REVIEW} draft={next} active={active} />
        <LettersLoaded />
      </div>,
    )
  const { page, cache, show, unmount } = await render(content(draft))
  await until(() => buttonOf(page, words.saveAs) !== undefined)
  if (isLoaded) await until(() => page.querySelector('[data-letters]') !== null)
  const name = () => page.querySelector('input')
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const focused = () => (document.activeElement as HTMLElement | null)?.dataset.panel !== undefined
  const byKey = () => press('KeyQ', 'Q', { shiftKey: true })
  return {
    ...desk,
    page,
    cache,
    name,
    alert,
    focused,
    byKey,
    write: (next: DecisionDraft) => show(content(next)),
    unmount,
  }
}

test('what a panel says is saved once as a step under a name, the lists are read again, and the panel has the focus', async () => {
  const added = Promise.withResolvers<object>()
  const { page, cache, name, focused, inputs, unmount } = await aPanel({
    answers: { 'savedSteps.add': () => added.promise },
  })
  cache.setQueryData(queries.savedSteps.list.queryKey(), [])
  await clickOn(page, words.saveAs)
  expect(page.querySelector('section')?.ariaLabel).toBe(words.saving)
  expect(page.textContent).toContain(words.savedWith.note + words.savingNote)
  expect([name()?.value, document.activeElement]).toEqual(['', name()])
  await typeInto(name(), '非表示')
  await clickOn(page, words.save)
  expect([...page.querySelectorAll('button')].at(-1)?.disabled).toBe(true)
  added.resolve({})
  await until(() => name() === null)
  expect(STEP).not.toBeNull()
  expect([inputs('savedSteps.add'), announced()]).toEqual([[{ name: '非表示', step: STEP }], words.saved('非表示')])
  expect([focused(), buttonOf(page, words.saveAs)?.disabled]).toEqual([true, false])
  expect(cache.getQueryState(queries.savedSteps.list.queryKey())?.isInvalidated).toBe(true)
  await unmount()
})

test('Shift and the key of saved steps does what the button does, in the panel that takes keys', async () => {
  const { page, name, focused, byKey, calls, unmount } = await aPanel()
  expect(buttonOf(page, words.saveAs)?.textContent).toContain('⇧Q')
  await byKey()
  expect(name()).not.toBeNull()
  await press('Escape', 'Escape')
  expect([name(), focused(), calls.length]).toEqual([null, true, 1])
  await unmount()
  const other = await aPanel({ active: false })
  await other.byKey()
  expect(other.name()).toBeNull()
  await clickOn(other.page, words.saveAs)
  expect(other.name()).not.toBeNull()
  await other.unmount()
})

test('a panel that still lacks something says what instead, until it has it', async () => {
  const { page, name, alert, write, unmount } = await aPanel({ draft: { ...HIDE, text: ' ' } })
  expect(alert()).toBeNull()
  await clickOn(page, words.saveAs)
  expect([name(), alert()]).toEqual([null, panels.emptyText])
  await write(HIDE)
  await clickOn(page, words.saveAs)
  await clickOn(page, words.cancel)
  expect([name(), alert()]).toEqual([null, null])
  await unmount()
})

test('what takes back measures of one member is no step, and lacks nothing that could be said', async () => {
  const { page, name, alert, write, unmount } = await aPanel({ draft: { ...HIDE, text: ' ' } })
  await clickOn(page, words.saveAs)
  expect(alert()).not.toBeNull()
  await write({ ...EMPTY_DRAFT, panel: 'reverse', selectedId: 'm1' })
  await clickOn(page, words.saveAs)
  expect([name(), alert()]).toEqual([null, null])
  await unmount()
})

test('before letters are there, nothing is saved and nothing is said to be missing', async () => {
  const { page, name, alert, unmount } = await aPanel({ isLoaded: false })
  await clickOn(page, words.saveAs)
  expect([name(), alert()]).toEqual([null, null])
  await unmount()
})

test('a step that is refused says why and keeps its name', async () => {
  let failure = refusedFor('too_many_steps')
  const { page, name, alert, inputs, unmount } = await aPanel({
    answers: {
      'savedSteps.add': () => {
        throw failure
      },
    },
  })
  await clickOn(page, words.saveAs)
  await typeInto(name(), '非表示')
  await clickOn(page, words.save)
  await until(() => alert() !== null)
  expect([alert(), name()?.value, announced()]).toEqual([words.refusals.too_many_steps, '非表示', ''])
  failure = new CallError(403, {})
  await clickOn(page, words.save)
  await until(() => alert() !== null && alert() !== words.refusals.too_many_steps)
  expect(inputs('savedSteps.add').length).toBe(2)
  await clickOn(page, words.cancel)
  await clickOn(page, words.saveAs)
  expect(alert(), 'begun anew').toBe(null)
  await unmount()
})
