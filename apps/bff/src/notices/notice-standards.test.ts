import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { endStandards, proposeStandards, tryOut } from '../standards/standard-versions.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { noticeSteps, noticeTextWith } from '../testing/test-notices.ts'
import { changeNoticeSettings } from './notice-procedures.ts'

const NOVEMBER = '2026-11'
const DECEMBER = '2026-12'
/** from START past the last day of November, Japan time */
const TO_DECEMBER = 7 * 86_400
const WRITTEN = noticeTextWith({ standards: '表示の条件です。\n\n{{standards}}' })

let testApp: TestApp
let months: ReturnType<typeof closingSteps>
let at: ReturnType<typeof noticeSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  months = closingSteps(testApp)
  at = noticeSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  await changeNoticeSettings(testApp.app, person('admin', 'admin'), { ...DEFAULT_NOTICE_SETTINGS, below: 0 })
  await months.confirmed('J-1')
  testApp.wait(TO_DECEMBER)
  await months.approveAs(mori, await months.proposeAs(ueno, NOVEMBER, ''))
})
afterEach(() => testApp.close())

/** The shipped standards with another length of the introduction of a regular freelancer. */
const withIntroduction = (characters: number): StandardSet =>
  JSON.parse(JSON.stringify(SHIPPED_STANDARDS).replace('"threshold":300', `"threshold":${characters}`))

/** Two leads bring this length into force, at once. */
async function approved(characters: number): Promise<void> {
  const { app } = testApp
  const { runId: tried } = await tryOut(app, ueno, withIntroduction(characters))
  const runId = tried ?? ''
  await evaluationsDone(app)
  const proposed = await proposeStandards(app, ueno, { runId, from: null, reason: '見直し' })
  await endStandards(app, mori, { ...proposed, runId, how: 'approved' })
  await evaluationsDone(app)
}

const htmlOf = async (id: string) => (await at.viewFor(ueno, id)).documents[0]?.html ?? ''

test('the notice says the figure that is in force, once a version is approved: to the writer at once, and when it is published', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  await at.saveAs(ueno, id, 1, WRITTEN)
  expect(await htmlOf(id)).toContain('写真、表示名、300文字以上の自己紹介があること')
  await approved(350)
  expect(await htmlOf(id)).toContain('写真、表示名、350文字以上の自己紹介があること')
  expect(await htmlOf(id)).not.toContain('300文字')
  await at.requestAs(ueno, id, 2)
  await at.approveAs(mori, id, 2, 1, undefined, 1)
  const { documents, state } = await at.viewFor(ueno, id)
  expect(state).toBe('published')
  expect(documents[0]?.html).toContain('350文字以上')
  expect(documents[0]?.markdown).toContain('350文字以上')
})

test('a published notice keeps what it said when the standards change', async () => {
  const id = await at.requestedBy(ueno, DECEMBER, WRITTEN)
  await at.approveAs(mori, id, 2)
  await approved(350)
  const { documents, intact } = await at.viewFor(ueno, id)
  expect(documents[0]?.html).toContain('300文字以上')
  expect(documents[0]?.html).not.toContain('350文字')
  expect(intact).toBe(true)
})

test('whoever publishes it has the standards on screen that go out: those that changed meanwhile are read again first', async () => {
  const id = await at.requestedBy(ueno, DECEMBER, WRITTEN)
  expect((await at.viewFor(mori, id)).standards).toBe(0)
  await approved(350)
  expect(await refusalOf(at.approveAs(mori, id, 2))).toBe('standards_changed')
  expect((await at.viewFor(mori, id)).standards).toBe(1)
  expect(await refusalOf(at.approveAs(mori, id, 2, 1, undefined, 1))).toBe('was allowed')
})

test('a draft from before, with its standards written out, is published as it is', async () => {
  const id = await at.requestedBy(ueno, DECEMBER, noticeTextWith({ standards: '- 300文字以上の自己紹介' }))
  await approved(350)
  expect(await refusalOf(at.approveAs(mori, id, 2))).toBe('was allowed')
  expect(await htmlOf(id)).toContain('300文字以上')
})
