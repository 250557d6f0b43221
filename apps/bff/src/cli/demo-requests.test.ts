import { plusSeconds } from '@mimamori/policy/instant'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listProposedOutcomes } from '../reminders/get-reminders.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { planEnquiries } from './demo-enquiries.ts'
import { planReminders } from './demo-reminders.ts'
import { createScene } from './demo-scene.ts'

const DAY = 24 * 3600
const MONTHS = 8

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** Months of contact reminders and enquiries alone. */
async function fillRequests(): Promise<void> {
  const { app } = testApp
  const now = app.clock.now()
  const scene = await createScene(app, { members: 60, from: plusSeconds(now, -MONTHS * 30 * DAY), until: now })
  planReminders(app, scene, now)
  planEnquiries(app, scene, now)
  await scene.writeUntil(now)
}

const counted = async (sql: string) => Object.fromEntries((await testApp.rawSql(sql)).map((row) => Object.values(row)))

test('a demo has contact reminders that ended in every way, and opens with some waiting, two to decide and one for a second person', async () => {
  await fillRequests()
  const states = await counted('SELECT state, count(*) FROM contact_reminders GROUP BY state')
  expect(states).toMatchObject({ waiting: 4, due: 2, proposed: 1 })
  expect(Number(states.answered)).toBeGreaterThan(5)
  const outcomes = await counted(
    "SELECT outcome, count(*) FROM contact_reminders WHERE state = 'decided' GROUP BY outcome",
  )
  expect(Object.keys(outcomes).toSorted()).toEqual(
    ['dismissed', 'escrow_released', 'payment_confirmed', 'project_cancelled'].toSorted(),
  )
  const refused = await counted(
    "SELECT action, count(*) FROM audit WHERE action = 'reminder.turned_away' GROUP BY action",
  )
  expect(Number(refused['reminder.turned_away'])).toBeGreaterThan(2)
  const reversed = await testApp.rawSql('SELECT id FROM contact_reminders WHERE reversed_at IS NOT NULL')
  expect(reversed).toHaveLength(1)
  const tanaka = await accountByLogin(testApp.db, 'tanaka')
  if (!tanaka) throw new Error('nobody to sign in as')
  const { items } = await listProposedOutcomes(testApp.app, tanaka)
  expect(items).toMatchObject([{ outcome: 'payment_confirmed', amountYen: 168_000, own: false }])
})

test('a demo has answered enquiries, and opens with three about one offender and one that came by telephone', async () => {
  await fillRequests()
  const states = await counted('SELECT state, count(*) FROM enquiries GROUP BY state')
  expect(states).toMatchObject({ open: 4 })
  expect(Number(states.answered)).toBeGreaterThan(4)
  const open = await testApp.rawSql(
    "SELECT stated_name, stated_job_url, entered_by FROM enquiries WHERE state = 'open' ORDER BY received_at",
  )
  expect(open.filter(({ entered_by }) => entered_by !== null)).toHaveLength(1)
  const letters = await counted("SELECT id, letter FROM enquiries WHERE state = 'answered'")
  for (const letter of Object.values(letters)) expect(letter).toMatch(/事務局$/)
})

test('nothing of the past waits to be delivered, and no letter has an open variable', async () => {
  await fillRequests()
  expect(await counted('SELECT state, count(*) FROM outbox GROUP BY state')).toEqual({ delivered: expect.anything() })
  const texts = await testApp.rawSql('SELECT letter_asking, letter_silent, reason FROM contact_reminders')
  expect(JSON.stringify(texts)).not.toContain('{{')
})
