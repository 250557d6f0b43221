// @vitest-environment jsdom
import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { enquiryCase } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { EnquirySides } from './enquiry-sides.tsx'

const words = enquiryCase.links

afterEach(() => {
  vi.unstubAllGlobals()
})

const job = { id: 'J-1', title: '記事作成', clientId: 'U-7', visible: true }
const member = { id: 'U-7', displayName: '花子', erased: false, standing: NO_STANDING }
const unseen = { looked: false }
const seen = (found: object | null) => ({ looked: true, found })

type Of = { job?: object; member?: object; suggestedJob?: object | null; works?: boolean }

async function theSides(of: Of, answer: () => unknown = () => ({})) {
  const desk = fakeDesk({ 'enquiries.link': answer })
  const enquiry = {
    ...{ memberId: 'U-1', statedName: '花子', statedJobUrl: 'https://example.jp/jobs/J-1' },
    links: { member: of.member ?? unseen, job: of.job ?? unseen },
    suggestedJob: of.suggestedJob ?? null,
  }
  const review = { id: 'c1', fence: 3, enquiry } as unknown as EnquiryCase
  const router = memoryRouter('/', ['/', '/members/$memberId'])
  const { page, unmount } = await render(
    onDesk()(router.within(<EnquirySides review={review} active={true} works={of.works ?? true} />)),
  )
  await until(() => page.querySelector('h3') !== null)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, alert, unmount }
}

test('Enter takes the job of the stated address, and then its client as the member', async () => {
  const first = await theSides({ suggestedJob: job })
  await press('Enter', 'Enter')
  await until(() => announced() === words.saved.job)
  expect(first.inputs('enquiries.link')).toEqual([{ caseId: 'c1', fence: 3, side: 'job', found: 'J-1' }])
  await first.unmount()
  const second = await theSides({ suggestedJob: job, job: seen(job) })
  await press('Enter', 'Enter')
  await until(() => announced() === words.saved.member)
  expect(second.inputs('enquiries.link')).toEqual([{ caseId: 'c1', fence: 3, side: 'member', found: 'U-7' }])
  await second.unmount()
})

test('a side that cannot be found is said to be missing, and Enter suggests nothing against that', async () => {
  const { page, inputs, unmount } = await theSides({})
  await clickOn(page, `${words.sides.member} ${words.notFound}`)
  await until(() => announced() === words.savedMissing.member)
  expect(inputs('enquiries.link')).toEqual([{ caseId: 'c1', fence: 3, side: 'member', found: null }])
  await unmount()
  const missing = await theSides({ suggestedJob: job, job: seen(null), member: seen(member) })
  await press('Enter', 'Enter')
  // the suggestion is still there for a click
  expect([missing.calls, buttonOf(missing.page, words.take)?.disabled]).toEqual([[], false])
  await missing.unmount()
})

test('a link that fails says why, and who does not work on the enquiry links nothing', async () => {
  const { page, alert, unmount } = await theSides({ suggestedJob: job }, () => {
    throw refusedFor('lease_lost')
  })
  await clickOn(page, words.take)
  await until(() => alert() !== null)
  expect([announced(), buttonOf(page, words.take)?.disabled]).toEqual(['', false])
  await unmount()
  const other = await theSides({ suggestedJob: job, works: false })
  await press('Enter', 'Enter')
  expect([other.calls, other.page.querySelector('button')]).toEqual([[], null])
  await other.unmount()
})
