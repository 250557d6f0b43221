// @vitest-environment jsdom
import { aside as words } from '@mimamori/copy/aside/ja'
import { panels } from '@mimamori/copy/panels/ja'
import { PERSONAL_FIELDS } from '@mimamori/policy/members/personal-fields'
import { REVEAL_REASONS } from '@mimamori/policy/members/reveal-rules'
import type { ComponentProps, ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { serverNow } from '../../api/server-clock.ts'
import { buttonOf, clickOn, press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { type Rendered, render, until } from '../../parts/render.test-support.tsx'
import { runInto } from '../run-action.test-support.ts'
import { AssignPanel } from './assign-panel.tsx'
import { PassPanel } from './pass-panel.tsx'
import { RevealPanel } from './reveal-panel.tsx'
import type { SecondaryPanelProps } from './secondary-action-props.ts'
import { SnoozePanel } from './snooze-panel.tsx'

const did: unknown[] = []
let shown: Rendered | undefined

beforeEach(() => {
  did.length = 0
})
afterEach(async () => {
  await shown?.unmount()
  shown = undefined
  vi.unstubAllGlobals()
})

const inMinutes = (minutes: number) => new Date(serverNow() + minutes * 60_000).toISOString()
const run = runInto(did)

async function show(panel: ReactNode): Promise<Rendered['page']> {
  shown = await render(withKeys(panel))
  const { page } = shown
  await until(() => page.querySelector('[data-panel]') !== null)
  return page
}

const props = (more: object = {}) =>
  ({
    ...{ staffId: 'sato', active: true, closed: null, busy: false, run, onBack: () => did.push('back') },
    review: { id: 'c1', number: 12, fence: 4, dueAt: '2999-01-01T00:00:00.000Z', holder: { mine: true } },
    ...more,
  }) as unknown as SecondaryPanelProps
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? null

test('a digit snoozes a case to its time, and the case leaves', async () => {
  const { inputs } = fakeDesk({ 'cases.snooze': () => ({ actId: 'a1' }) })
  const page = await show(<SnoozePanel {...props()} />)
  await press('Digit2', '2')
  await until(() => did.length > 0)
  const [{ until: at = '', ...sent } = {}] = inputs('cases.snooze') as { until?: string }[]
  expect(sent).toEqual({ caseId: 'c1', fence: 4, why: '' })
  expect(Math.round((Date.parse(at) - serverNow()) / 60_000)).toBe(60)
  expect(did).toEqual([{ message: expect.stringContaining('12'), leaves: true }])
  expect(alertOf(page)).toBeNull()
})

test('a case that would sleep past its due time waits for a reason', async () => {
  const { inputs } = fakeDesk({ 'cases.snooze': () => ({ actId: 'a1' }) })
  const review = { ...props().review, dueAt: inMinutes(30) }
  const page = await show(<SnoozePanel {...props({ review })} />)
  await press('Digit2', '2')
  expect([alertOf(page), inputs('cases.snooze')]).toEqual([words.lateReason, []])
  await typeInto(page.querySelector('input:not([type])') ?? page.querySelectorAll('input')[1] ?? null, ' 返事を待つ ')
  expect(alertOf(page)).toBeNull()
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => did.length > 0)
  expect(inputs('cases.snooze')).toMatchObject([{ why: '返事を待つ' }])
})

test('a time of one’s own is asked for by the last digit, and Enter in its field snoozes to it', async () => {
  const { inputs } = fakeDesk({ 'cases.snooze': () => ({ actId: 'a1' }) })
  const page = await show(<SnoozePanel {...props()} />)
  const field = page.querySelector('input[type=datetime-local]')
  const last = page.querySelectorAll('ol button').length
  await press(`Digit${last}`, String(last))
  expect([document.activeElement === field, inputs('cases.snooze')]).toEqual([true, []])
  await typeInto(field, '2998-11-24T13:28')
  await press('Enter', 'Enter', { isComposing: true })
  expect(inputs('cases.snooze')).toEqual([])
  await press('Enter', 'Enter')
  await until(() => did.length > 0)
  expect(inputs('cases.snooze')).toMatchObject([{ until: '2998-11-24T04:28:00.000Z' }])
})

test('what is closed is snoozed by no key, and says why; what the desk refuses does, too', async () => {
  const { inputs } = fakeDesk({
    'cases.snooze': () => {
      throw refusedFor('lease_lost')
    },
  })
  const page = await show(<SnoozePanel {...props({ closed: '担当していません' })} />)
  await press('Digit1', '1')
  expect([alertOf(page), inputs('cases.snooze')]).toEqual(['担当していません', []])
  await shown?.show(withKeys(<SnoozePanel {...props()} />))
  await press('Digit1', '1')
  await until(() => alertOf(page) === 'なぜ')
  await clickOn(page, panels.back)
  expect(did).toEqual(['back'])
})

const COLLEAGUES = [
  { id: 's1', alias: '佐藤', login: 'sato', kana: 'さとう', latinName: 'Sato', role: 'moderator' },
  { id: 's2', alias: '森', login: 'mori', kana: 'もり', latinName: 'Mori', role: 'lead' },
  { id: 's3', alias: '森下', login: 'morishita', kana: 'もりした', latinName: 'Morishita', role: 'lead' },
]
const UNTIL = { actId: 'a1', until: '2999-01-01T00:00:00.000Z' }

test('a case in hand is handed to the colleague that a name and the arrows choose, and leaves', async () => {
  const { inputs } = fakeDesk({ 'cases.assignees': () => COLLEAGUES, 'cases.assign': () => UNTIL })
  const page = await show(<AssignPanel {...props()} />)
  await until(() => page.querySelectorAll('[role=option]').length === 3)
  const [name = null, why = null] = page.querySelectorAll('input')
  expect(document.activeElement).toBe(name)
  await typeInto(why, '詳しい人に')
  await press('ArrowUp', 'ArrowUp')
  expect(page.querySelector('[aria-selected=true]')?.textContent).toContain('森下')
  await typeInto(name, 'mori')
  expect(page.querySelector('[aria-selected=true]')?.textContent).toContain('mori')
  await press('ArrowDown', 'ArrowDown')
  await press('Enter', 'Enter', { isComposing: true })
  await press('Enter', 'Enter')
  await until(() => did.length > 0)
  expect(inputs('cases.assign')).toEqual([{ caseId: 'c1', fence: 4, to: 's3', why: '詳しい人に' }])
  expect(did).toEqual([{ message: expect.stringContaining('森下'), leaves: true }])
})

test('a case that is in no hand here is handed over without a fence and stays, and the panel closes', async () => {
  const { inputs } = fakeDesk({
    'cases.assignees': () => COLLEAGUES,
    'cases.assign': () => ({ ...UNTIL, until: null }),
  })
  const page = await show(<AssignPanel {...props({ review: { ...props().review, holder: null } })} />)
  await until(() => page.querySelectorAll('[role=option]').length === 3)
  await press('Enter', 'Enter')
  await until(() => did.length > 1)
  expect(inputs('cases.assign')).toMatchObject([{ fence: null, to: 's1' }])
  expect(did).toEqual(['back', { message: words.assignedUnkept(12, '佐藤'), leaves: false }])
})

test('a name that nobody has hands over to nobody, and while it is sent Enter sends no more', async () => {
  const { inputs } = fakeDesk({ 'cases.assignees': () => COLLEAGUES, 'cases.assign': () => UNTIL })
  const page = await show(<AssignPanel {...props()} />)
  await until(() => page.querySelectorAll('[role=option]').length === 3)
  const [name = null] = page.querySelectorAll('input')
  await typeInto(name, 'zzz')
  await press('Enter', 'Enter')
  expect(alertOf(page)).toBe(words.assignNobody)
  await typeInto(name, 'mori')
  expect(alertOf(page)).toBeNull()
  await shown?.show(withKeys(<AssignPanel {...props({ busy: true })} />))
  await press('Enter', 'Enter')
  expect([inputs('cases.assign'), buttonOf(page, words.sending)?.disabled]).toEqual([[], true])
})

const reveal = (more: object = {}) =>
  ({
    ...props(),
    review: { authorId: 'm-1', id: 'c1' },
    onReveal: (field: string, value: string) => did.push([field, value]),
    ...more,
  }) as unknown as ComponentProps<typeof RevealPanel>

test('a field is revealed by two digits, its own and that of the reason', async () => {
  const { inputs } = fakeDesk({ 'members.reveal': () => ({ value: '東京都' }) })
  await show(<RevealPanel {...reveal()} />)
  await press('Digit2', '2')
  await press('Digit1', '1')
  await until(() => did.length === 3)
  const [field, reason] = [PERSONAL_FIELDS[1], REVEAL_REASONS[0]]
  expect(inputs('members.reveal')).toEqual([{ memberId: 'm-1', field, reason, words: '', caseId: 'c1' }])
  expect(did).toEqual(['back', [field, '東京都'], { message: expect.any(String), leaves: false }])
})

test('another reason is asked for in words, and a field that is empty is said to be', async () => {
  const { inputs } = fakeDesk({ 'members.reveal': () => ({ value: '' }) })
  const page = await show(<RevealPanel {...reveal({ review: { authorId: 'm-1', id: null } })} />)
  await press('Digit1', '1')
  const other = REVEAL_REASONS.indexOf('other') + 1
  await press(`Digit${other}`, String(other))
  expect([document.activeElement?.tagName, inputs('members.reveal')]).toEqual(['INPUT', []])
  await press('Enter', 'Enter', { ctrlKey: true })
  expect(alertOf(page)).toBe(words.reasonNeeded)
  await typeInto(page.querySelector('input'), ' 警察の照会 ')
  await clickOn(page, words.reveal)
  await until(() => did.length === 2)
  expect(inputs('members.reveal')).toEqual([
    { memberId: 'm-1', field: PERSONAL_FIELDS[0], reason: 'other', words: '警察の照会' },
  ])
  const message = words.revealNothing(words.revealFields[PERSONAL_FIELDS[0]])
  expect(did).toEqual(['back', { message, leaves: false }])
})

test('what could not be revealed says why, and the panel stays', async () => {
  fakeDesk({})
  const page = await show(<RevealPanel {...reveal()} />)
  await press('Digit1', '1')
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => alertOf(page) === 'なぜ')
  expect(did).toEqual([])
})

const AGAINST = { objections: ['sure_flag', 'lead_instruction'], reports: [] } as const
const passPanel = (more: object = {}) => (
  <PassPanel
    review={{ ...AGAINST, ...more } as unknown as ComponentProps<typeof PassPanel>['review']}
    active
    closed={null}
    onPass={(...why) => did.push(why)}
    onBack={() => did.push('back')}
  />
)

test('passing a case names what speaks against it, and a digit gives the reason', async () => {
  const page = await show(passPanel())
  const against = [...page.querySelectorAll('ul li')].map(({ textContent }) => textContent)
  expect(against).toEqual([words.objections.sure_flag, words.objections.lead_instruction])
  await press('Digit2', '2')
  expect(did).toEqual([['already_corrected', '']])
})

test('a report can be found out of scope only where there is one', async () => {
  const page = await show(passPanel())
  const offered = () => [...page.querySelectorAll('ol li')].map(({ textContent }) => textContent?.slice(1))
  const { report_out_of_scope: outOfScope, ...others } = words.passReasons
  expect(offered()).toEqual(Object.values(others))
  await shown?.unmount()
  const reported = await show(passPanel({ reports: [{}] }))
  expect([...reported.querySelectorAll('ol li')].map(({ textContent }) => textContent)).toContain(`3${outOfScope}`)
})

test('another reason for passing a case is asked for in words', async () => {
  const page = await show(passPanel())
  await press('Digit3', '3')
  await press('Enter', 'Enter', { ctrlKey: true })
  expect([alertOf(page), did]).toEqual([words.reasonNeeded, []])
  await typeInto(page.querySelector('input'), ' 依頼者に確認済み ')
  await press('Enter', 'Enter', { ctrlKey: true })
  expect(did).toEqual([['other', '依頼者に確認済み']])
})
