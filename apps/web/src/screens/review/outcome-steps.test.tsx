// @vitest-environment jsdom
import { reminderCase as words } from '@mimamori/copy/reminders/reminder-case.ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { HeldOutcome, ProposedOutcomeActions } from './outcome-steps.tsx'

let focused: number
beforeEach(() => {
  focused = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

type May = { agree?: string | null; undo?: string | null }

async function anOutcome(
  Part: typeof HeldOutcome,
  may: May,
  answers: Parameters<typeof fakeDesk>[0] = {},
  { heldUntil = '2999-12-01T00:00:00.000Z', state = 'proposed' } = {},
) {
  const desk = fakeDesk(answers)
  const props = {
    review: {
      id: 'c1',
      number: 12,
      fence: 4,
      may: { agree: null, undo: 'not_permitted', ...may },
      reminder: { state },
    },
    chosen: { outcome: 'payment_confirmed', at: '2026-12-01T00:00:00.000Z', heldUntil },
    active: true,
    frame: {
      listens: true,
      focusHeading: () => {
        focused += 1
      },
    },
    onSetAside: () => undefined,
  } as unknown as Parameters<typeof HeldOutcome>[0]
  const { page, cache, unmount } = await render(onDesk()(<Part {...props} />))
  await until(() => page.querySelector('p') !== null)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, cache, alert, unmount }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })

test('a second person agrees to an outcome by its key, and all that it changes is read again', async () => {
  const { inputs, cache, unmount } = await anOutcome(ProposedOutcomeActions, {}, { 'reminders.agree': () => ({}) })
  const keys = [queries.cases.key(), queries.queue.key(), queries.reminders.key(), queries.notes.key()]
  for (const key of keys) cache.setQueryData([...key, 'x'], {})
  await send()
  await until(() => announced() !== '')
  expect([announced(), inputs('reminders.agree')]).toEqual([
    words.agreed(12, words.outcomes.payment_confirmed),
    [{ caseId: 'c1', fence: 4 }],
  ])
  await until(() => keys.every((key) => cache.getQueryState([...key, 'x'])?.isInvalidated))
  expect(focused).toBe(1)
  await unmount()
})

test('a second person who may not agree reads why, and no key agrees or sends back', async () => {
  const { page, calls, unmount } = await anOutcome(ProposedOutcomeActions, { agree: 'not_permitted' })
  expect([words.agree, words.sendBack].map((each) => buttonOf(page, each)?.disabled)).toEqual([true, true])
  await send()
  const why = announced()
  expect([why !== '', page.textContent?.includes(why)]).toEqual([true, true])
  await press('KeyU', 'u')
  expect([calls, page.querySelector('textarea'), buttonOf(page, words.undo)]).toEqual([[], null, undefined])
  await unmount()
})

test('who chose the outcome only takes it back, which says why when it fails', async () => {
  let fails = true
  const { page, inputs, alert, unmount } = await anOutcome(
    ProposedOutcomeActions,
    { agree: 'own_proposal', undo: null },
    {
      'reminders.undo': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  expect([words.agree, words.sendBack].map((each) => buttonOf(page, each))).toEqual([undefined, undefined])
  expect(page.textContent).toContain(words.ownWaits)
  await clickOn(page, words.takeBack)
  await until(() => alert() !== null)
  expect(announced()).toBe('')
  fails = false
  await clickOn(page, words.takeBack)
  await until(() => announced() === words.takenBack(12))
  expect([inputs('reminders.undo'), inputs('reminders.agree'), alert()]).toEqual([
    [{ caseId: 'c1' }, { caseId: 'c1' }],
    [],
    null,
  ])
  await unmount()
})

test('an outcome is sent back for a reason; one that fails keeps the form and its text, Escape leaves it', async () => {
  let fails = true
  const { page, inputs, alert, unmount } = await anOutcome(
    ProposedOutcomeActions,
    {},
    {
      'reminders.sendBack': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  const field = () => page.querySelector('textarea')
  await clickOn(page, words.sendBack)
  await until(() => field() !== null)
  await press('Escape', 'Escape')
  expect([field(), focused]).toEqual([null, 1])
  await press('KeyU', 'u')
  await until(() => field() !== null)
  await typeInto(field(), '金額が違う')
  await send()
  await until(() => alert() !== null)
  expect([field()?.value, inputs('reminders.agree')]).toEqual(['金額が違う', []])
  fails = false
  await send()
  await until(() => field() === null)
  expect(inputs('reminders.sendBack')[1]).toEqual({ caseId: 'c1', fence: 4, reason: '金額が違う' })
  expect(announced()).toBe(words.sentBack(12))
  await unmount()
})

test('an outcome that is held can be undone until its time is over, by who may', async () => {
  const held = { state: 'held' }
  const { page, inputs, unmount } = await anOutcome(HeldOutcome, { undo: null }, { 'reminders.undo': () => ({}) }, held)
  await clickOn(page, words.undo)
  await until(() => announced() === words.undone(12))
  expect([inputs('reminders.undo'), focused]).toEqual([[{ caseId: 'c1' }], 1])
  await unmount()
  const other = await anOutcome(HeldOutcome, {}, {}, held)
  expect(buttonOf(other.page, words.undo)).toBeUndefined()
  await other.unmount()
  const over = await anOutcome(HeldOutcome, { undo: null }, {}, { ...held, heldUntil: '2020-12-01T00:00:00.000Z' })
  expect([buttonOf(over.page, words.undo), over.page.textContent?.includes(words.heldNow)]).toEqual([undefined, true])
  await over.unmount()
})
