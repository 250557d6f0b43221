// @vitest-environment jsdom
import { lookups } from '@mimamori/copy/lookups/ja'
import { members as words } from '@mimamori/copy/members/ja'
import {
  LOOKUP_REASONS,
  LOOKUP_UNIT_COST,
  MAX_LOOKUP_UNITS_PER_HOUR,
} from '@mimamori/policy/members/contact-lookup-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { RelatedMembers } from './related-members.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const LIMIT = lookups.limit(MAX_LOOKUP_UNITS_PER_HOUR, LOOKUP_UNIT_COST.hit, LOOKUP_UNIT_COST.miss)
const FOUND = [
  { id: 'U-8', displayName: '田中', by: ['email', 'phone'] },
  { id: 'U-9', displayName: '高橋', by: ['phone'] },
]
type Of = { email?: number; phone?: number; mayLookUp?: boolean }

async function related({ email = 1, phone = 2, mayLookUp = true }: Of = {}, answer: () => unknown = () => null) {
  const desk = fakeDesk({ 'members.related': answer })
  const { page, unmount } = await render(
    withKeys(
      <RelatedMembers
        id="U-7"
        related={{ email, phone }}
        mayLookUp={mayLookUp}
        linkOf={(id) => <a href={`/members/${id}`}>{id}</a>}
      />,
    ),
  )
  const section = page.querySelector('section') as HTMLElement
  const has = (...texts: string[]) => texts.map((text) => section.textContent?.includes(text))
  const reasons = () =>
    [...page.querySelectorAll('button')].map(({ textContent, disabled }) => [textContent, !disabled])
  const rows = () => [...page.querySelectorAll('li')].map(({ textContent }) => textContent)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, has, reasons, rows, alert, unmount }
}

const OFFERED = LOOKUP_REASONS.map((reason) => [lookups.reasons[reason], true])

test('a member to whom nobody is related has nobody to look up', async () => {
  const { has, reasons, unmount } = await related({ email: 0, phone: 0 })
  expect([has(words.noRelated, words.showRelated, LIMIT), reasons()]).toEqual([[true, false, false], []])
  await unmount()
})

test('related members are counted by what they share; what nobody shares is left out', async () => {
  const [byMail, byPhone] = [words.relatedCount(words.relatedBy.email, 1), words.relatedCount(words.relatedBy.phone, 2)]
  const both = await related()
  expect(both.has(byMail, byPhone, words.noRelated)).toEqual([true, true, false])
  await both.unmount()
  const { has, unmount } = await related({ email: 0, phone: 1 })
  expect(has(words.relatedBy.email, words.relatedCount(words.relatedBy.phone, 1))).toEqual([false, true])
  await unmount()
})

test('who may not look members up sees how many are related, and not who', async () => {
  const { has, reasons, unmount } = await related({ mayLookUp: false })
  expect([has(words.relatedClosed, words.showRelated, LIMIT), reasons()]).toEqual([[true, false, false], []])
  await unmount()
})

test('related members are looked up once for the reason that is chosen, and shown with what is left of the hour', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, has, reasons, rows, alert, inputs, unmount } = await related({}, () => answer.promise)
  expect([has(words.showRelated, words.relatedHint, LIMIT, words.relatedClosed), reasons(), rows()]).toEqual([
    [true, true, true, false],
    OFFERED,
    [],
  ])
  await clickOn(page, lookups.reasons.duplicate_accounts)
  expect(reasons()).toEqual(OFFERED.map(([label]) => [label, false]))
  answer.resolve({ members: FOUND, units: { left: 7, nextAt: null } })
  await until(() => rows().length === 2)
  expect(inputs('members.related')).toEqual([{ memberId: 'U-7', reason: 'duplicate_accounts' }])
  expect(rows()).toEqual([`U-8田中${words.relatedBy.email}${words.relatedBy.phone}`, `U-9高橋${words.relatedBy.phone}`])
  expect(page.querySelector('li a')?.getAttribute('href')).toBe('/members/U-8')
  expect([has(words.showRelated, LIMIT, lookups.left(7, MAX_LOOKUP_UNITS_PER_HOUR)), reasons(), alert()]).toEqual([
    [false, false, true],
    [],
    null,
  ])
  await unmount()
})

const over = new CallError(409, {
  code: 'REFUSED_409',
  data: { refusal: 'lookup_limit', present: null, until: '2026-12-02T03:00:00.000Z' },
})

test.each([
  ['because the hour is spent', over, new RegExp(`^${lookups.over}。.+ から照会できます`)],
  ['for another reason', refusedFor('not_permitted'), new RegExp(`^${words.relatedFailed}$`)],
  ['by a failure', new CallError(500, {}), new RegExp(`^${words.relatedFailed}$`)],
])('a look-up that is refused %s shows nobody, says why, and can be tried again', async (_, error, why) => {
  let fails = true
  const { page, has, rows, reasons, alert, unmount } = await related({}, () => {
    if (fails) throw error
    return { members: [], units: { left: 0, nextAt: '2026-12-02T03:00:00.000Z' } }
  })
  await clickOn(page, lookups.reasons.other)
  await until(() => alert() !== null)
  expect(alert()).toMatch(why)
  expect([rows(), reasons(), has(LIMIT)]).toEqual([[], OFFERED, [true]])
  fails = false
  await clickOn(page, lookups.reasons.other)
  await until(() => reasons().length === 0)
  expect([alert(), rows(), has(lookups.left(0, MAX_LOOKUP_UNITS_PER_HOUR))]).toEqual([null, [], [true]])
  await unmount()
})
