// @vitest-environment jsdom
import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { enquiryCase as words } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { EMPTY_CHECKLIST, openQuestions } from '@mimamori/policy/enquiries/enquiry'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { EnquiryReading } from './enquiry-reading.tsx'

beforeEach(() => {
  // only what is read again and again stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const MEMBER = { looked: true, found: { id: 'U-7', displayName: '花子', erased: false, standing: NO_STANDING } }

async function anEnquiry(of: object, answers: Parameters<typeof fakeDesk>[0] = {}, works = true) {
  const desk = fakeDesk(answers)
  const enquiry = {
    ...{ state: 'open', memberId: 'U-1', statedName: '花子', statedJobUrl: '', text: '支払いがありません' },
    ...{ evidence: [], related: [], opened: [], next: null, suggestedJob: null, checklist: EMPTY_CHECKLIST },
    ...{ links: { member: MEMBER, job: { looked: false } }, openQuestions: openQuestions(EMPTY_CHECKLIST), ...of },
  }
  const review = { id: 'c1', fence: 3, enquiry } as unknown as EnquiryCase
  const router = memoryRouter('/', ['/', '/members/$memberId', '/review/$caseId'])
  const within = onDesk()
  const content = (active: boolean) =>
    within(router.within(<EnquiryReading review={review} staffId="sato" active={active} works={works} />))
  const { page, cache, show, unmount } = await render(content(true))
  await until(() => page.textContent?.includes('支払いがありません') ?? false)
  const key = queries.cases.get.queryKey({ input: { caseId: 'c1' } }) as readonly unknown[]
  cache.setQueryData(key, {})
  const stale = () => cache.getQueryState(key)?.isInvalidated
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, cache, stale, alert, unmount, show: (active: boolean) => show(content(active)) }
}

test('evidence is added to an enquiry; one that fails says why and stays typed, and what was added closes the field', async () => {
  let fails = true
  const { page, inputs, alert, stale, unmount } = await anEnquiry(
    {},
    {
      'enquiries.addEvidence': () => {
        if (fails) throw refusedFor('lease_lost')
        return {}
      },
    },
  )
  const field = () => page.querySelector('textarea')
  await clickOn(page, words.evidence.add)
  await press('Enter', 'Enter', { ctrlKey: true })
  expect([alert(), inputs('enquiries.addEvidence')]).toEqual([words.evidence.empty, []])
  await typeInto(field(), ' 振込の控え ')
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => alert() !== null && buttonOf(page, words.evidence.save)?.disabled === false)
  expect([field()?.value, announced()]).toEqual([' 振込の控え ', ''])
  fails = false
  await clickOn(page, words.evidence.save)
  await until(() => field() === null)
  expect(inputs('enquiries.addEvidence')[1]).toEqual({ caseId: 'c1', fence: 3, text: '振込の控え' })
  expect([announced(), stale()]).toEqual([words.evidence.added, true])
  await unmount()
})

test('a case is opened about the other side once they are found, and not twice', async () => {
  const { page, inputs, unmount } = await anEnquiry({}, { 'enquiries.openCase': () => ({ caseNumber: 40 }) })
  expect(buttonOf(page, words.opened.open.job)).toBeUndefined()
  await clickOn(page, words.opened.open.member)
  await until(() => announced() === words.opened.done(40))
  expect(inputs('enquiries.openCase')).toEqual([{ caseId: 'c1', fence: 3, side: 'member' }])
  await unmount()
  const opened = [{ caseId: 'c9', caseNumber: 40, target: 'member', state: 'closed', measures: [] }]
  const other = await anEnquiry({ opened })
  expect(buttonOf(other.page, words.opened.open.member)).toBeUndefined()
  await other.unmount()
})

test('a case that could not be opened says why beside the button', async () => {
  const { page, alert, unmount } = await anEnquiry(
    {},
    {
      'enquiries.openCase': () => {
        throw refusedFor('lease_lost')
      },
    },
  )
  await clickOn(page, words.opened.open.member)
  await until(() => alert() !== null)
  expect(announced()).toBe('')
  await unmount()
})

test('an answer to the checklist is saved as it is given, and the case is read again', async () => {
  const { page, inputs, stale, unmount } = await anEnquiry({}, { 'enquiries.check': () => ({}) })
  const nothing = [...page.querySelectorAll('label')].find(
    ({ textContent }) => textContent === words.checklist.paidNothing,
  )
  await act(async () => nothing?.querySelector('input')?.click())
  await until(() => inputs('enquiries.check').length > 0)
  expect(inputs('enquiries.check')[0]).toMatchObject({ caseId: 'c1', fence: 3, checklist: { paid: 'nothing' } })
  await until(() => stale() ?? false)
  await unmount()
})

test('while what was opened because of it is undecided, an enquiry on screen is read again, and as it comes back', async () => {
  const opened = [{ caseId: 'c9', caseNumber: 40, target: 'member', state: 'open', measures: [] }]
  const { cache, show, stale, unmount } = await anEnquiry({ opened })
  const fresh = () =>
    cache.setQueryData(queries.cases.get.queryKey({ input: { caseId: 'c1' } }) as readonly unknown[], {})
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  expect(stale()).toBe(true)
  await show(false)
  fresh()
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(stale()).toBe(false)
  await show(true)
  expect(stale()).toBe(true)
  await unmount()
})
