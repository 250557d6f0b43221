// @vitest-environment jsdom
import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { enquiryCase } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'

const words = enquiryCase.answer

let EnquiryDecision: typeof import('./enquiry-decision.tsx').EnquiryDecision
beforeAll(async () => {
  // a narrow window, in which the letter is part of the panel
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  ;({ EnquiryDecision } = await import('./enquiry-decision.tsx'))
})

afterEach(() => {
  vi.unstubAllGlobals()
})

type Of = { id?: string; memberId?: string | null; answered?: object | null; undo?: string | null }

const enquiry = ({ id = 'c1', memberId = null, answered = null, undo = null }: Of) =>
  ({
    ...{ id, fence: 3, number: 12, may: { answer: null, undo } },
    enquiry: {
      ...{ memberId, answered, state: answered ? 'held' : 'open' },
      letters: [
        { id: 't1', label: 'お礼', text: 'ご連絡ありがとうございます。' },
        { id: 't2', label: '確認', text: '確認します。' },
      ],
    },
  }) as unknown as EnquiryCase

async function anEnquiry(of: Of, answers: Parameters<typeof fakeDesk>[0] = {}, closed: string | null = null) {
  const desk = fakeDesk(answers)
  let answered = 0
  const frame = { closed, barred: null, letter: { current: null }, unfold: () => undefined }
  const { page, cache, unmount } = await render(
    onDesk()(
      <EnquiryDecision
        review={enquiry(of)}
        staffId="sato"
        active={true}
        frame={frame}
        onAnswered={() => {
          answered += 1
        }}
      />,
    ),
  )
  await until(() => page.querySelector('h2') !== null)
  const keys = [queries.queue.counts.queryKey(), queries.decisions.recent.queryKey()] as readonly (readonly unknown[])[]
  for (const key of keys) cache.setQueryData(key, {})
  const stale = () => keys.map((key) => cache.getQueryState(key)?.isInvalidated)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, unmount, answered: () => answered, stale, alert }
}
const field = (page: Element, label: string) =>
  [...page.querySelectorAll('textarea')].find(
    (each) =>
      each.ariaLabel === label || [...(each.labels ?? [])].some(({ textContent }) => textContent?.includes(label)),
  ) as HTMLTextAreaElement

test('an enquiry without a member is finished with a note, and then stands among the acts that can be undone', async () => {
  const { page, inputs, answered, stale, unmount } = await anEnquiry({ id: 'c2' }, { 'enquiries.answer': () => ({}) })
  await clickOn(page, words.finish)
  expect([page.querySelector('[role=alert]')?.textContent, inputs('enquiries.answer')]).toEqual([words.noteNeeded, []])
  await typeInto(field(page, words.note), ' 電話で回答 ')
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => answered() === 1)
  expect(inputs('enquiries.answer')).toEqual([{ caseId: 'c2', fence: 3, letter: '', note: '電話で回答' }])
  await until(() => stale().every(Boolean))
  // nothing unsent keeps the page open
  expect([announced(), hasUnsavedWork()]).toEqual([words.done(12), false])
  await unmount()
})

test('an answer is begun with a template chosen by its number, and what was written stays while it fails', async () => {
  const { page, inputs, answered, alert, unmount } = await anEnquiry(
    { id: 'c3', memberId: 'm1' },
    {
      'enquiries.answer': () => {
        throw refusedFor('lease_lost')
      },
    },
  )
  await clickOn(page, words.send)
  expect(alert()).toBe(words.chooseFirst)
  await press('Digit2', '2')
  await typeInto(field(page, words.note), '控え')
  await clickOn(page, words.send)
  await until(() => alert() !== null)
  expect(inputs('enquiries.answer')).toEqual([{ caseId: 'c3', fence: 3, letter: '確認します。', note: '控え' }])
  expect([answered(), announced(), hasUnsavedWork()]).toEqual([0, '', true])
  await unmount()
  const again = await anEnquiry({ id: 'c3', memberId: 'm1' })
  expect([field(again.page, words.note).value, field(again.page, words.letter).value]).toEqual(['控え', '確認します。'])
  await typeInto(field(again.page, words.note), '')
  await again.unmount()
})

test('a letter taken back to its template leaves the letters of other templates as they were edited', async () => {
  const { page, unmount } = await anEnquiry({ id: 'c5', memberId: 'm1' })
  await press('Digit1', '1')
  await typeInto(field(page, words.letter), 'お礼を書き直した')
  await clickOn(page, '確認')
  await typeInto(field(page, words.letter), '確認を書き直した')
  await clickOn(page, words.reset)
  expect([field(page, words.letter).value, buttonOf(page, words.reset)]).toEqual(['確認します。', undefined])
  await clickOn(page, 'お礼')
  expect(field(page, words.letter).value).toBe('お礼を書き直した')
  await clickOn(page, words.reset)
  await unmount()
})

test('while nothing can be sent the button is closed and says why, and the key of sending sends nothing', async () => {
  const { page, inputs, alert, unmount } = await anEnquiry({ id: 'c4' }, {}, '接続がありません')
  await typeInto(field(page, words.note), '控え')
  expect([buttonOf(page, words.finish)?.disabled, page.textContent?.includes('接続がありません')]).toEqual([true, true])
  await press('Enter', 'Enter', { ctrlKey: true })
  expect([alert(), inputs('enquiries.answer')]).toEqual(['接続がありません', []])
  await typeInto(field(page, words.note), '')
  await unmount()
})

test('an answer that is held can be taken back by who may do so, and says why when that fails', async () => {
  const given = { letter: 'お返事', note: '', by: 'sato', at: '2026-12-01T00:00:00.000Z' }
  const held = { ...given, heldUntil: '2999-12-01T00:00:00.000Z' }
  let fails = true
  const { page, inputs, alert, unmount } = await anEnquiry(
    { answered: held },
    {
      'enquiries.undo': () => {
        if (fails) throw refusedFor('undo_window_over')
        return {}
      },
    },
  )
  expect(page.textContent).toContain('お返事')
  await clickOn(page, words.undo)
  await until(() => alert() !== null)
  expect(announced()).toBe('')
  fails = false
  await clickOn(page, words.undo)
  await until(() => announced() === words.undone)
  expect([inputs('enquiries.undo'), alert()]).toEqual([[{ caseId: 'c1' }, { caseId: 'c1' }], null])
  await unmount()
  const other = await anEnquiry({ answered: held, undo: 'not_permitted' })
  expect(buttonOf(other.page, words.undo)?.disabled).toBe(true)
  await other.unmount()
  const sent = await anEnquiry({ answered: { ...given, heldUntil: null } })
  expect(buttonOf(sent.page, words.undo)).toBeUndefined()
  await sent.unmount()
})
