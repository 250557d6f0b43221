import { intake as ja } from '@mimamori/copy/intake/ja'
import { deadlineOf, remindersAt } from '@mimamori/policy/reminders/reminder-deadline-rules'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aMember, type TestApp } from '../testing/test-app.ts'
import { aReminder } from '../testing/test-reminders.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { sendReminders } from './send-reminders.ts'

const DAY = 86_400

let server: TestServer
let testApp: TestApp
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
})
afterEach(() => server.close())

type Json = Record<string, unknown>
const daysAgo = (days: number): string =>
  new Date(Date.parse(testApp.app.clock.now()) - days * DAY * 1000).toISOString()
/** What is sent may be anything, so what is changed may, too. */
const requestOf = (change: Json = {}, contract: Json = {}): Json => {
  const request = aReminder(testApp.app.clock.now(), { confirmed: false })
  return { ...request, ...change, contract: { ...request.contract, ...contract } }
}
/** What the intake API answers, read. */
async function post(path: string, body: Json): Promise<{ status: number; body: Json }> {
  const response = await server.send('POST', path, body)
  return { status: response.status, body: (await response.json()) as Json }
}
const ask = (change: Json = {}, contract: Json = {}) => post('/contact-reminders', requestOf(change, contract))
const contact = (contactAt: string, id = 'R-1') => post(`/contact-reminders/${id}/contact`, { contactAt })
const pathsOf = ({ body }: { body: Json }) => (body.errors as { path: string }[]).map(({ path }) => path)
const events = async () =>
  (await testApp.rawSql("SELECT event FROM outbox WHERE event LIKE 'contact_reminder.%' ORDER BY id")).map(
    ({ event }) => event,
  )
const logged = async () =>
  (await auditPage(testApp.db, { limit: 50 }))
    .map(({ action }) => action)
    .filter((action) => action.startsWith('reminder.'))

test('a request is taken once, and the same id again is answered as before', async () => {
  // 24 November, 10 in the morning in Japan; seven days end on 1 December
  const taken = { id: 'R-1', deadline: '2026-12-01T15:00:00.000Z' }
  expect(await ask()).toMatchObject({ status: 202, body: taken })
  expect(await ask()).toMatchObject({ status: 202, body: taken })
  expect(await logged()).toEqual(['reminder.sent', 'reminder.taken'])
  expect(await ask({}, { id: 'C-2' })).toMatchObject({ status: 422, body: { code: 'reminder_id_taken' } })
})

test('a request that cannot be taken names every condition by its field, is logged, and can be asked again', async () => {
  const answer = await ask(
    { remindersSent: 1 },
    { format: 'task', lastContactAt: { client: daysAgo(6), freelancer: null } },
  )
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'reminder_not_possible', message: ja.problems.reminder_not_possible },
  })
  expect(pathsOf(answer)).toEqual(['contract.format', 'contract.lastContactAt.client', 'remindersSent'])
  expect(await logged()).toEqual(['reminder.turned_away'])
  expect(await ask()).toMatchObject({ status: 202 })
})

test('a second reminder about a contract is refused while one is open, and taken once it has ended', async () => {
  await ask()
  expect(await ask({ id: 'R-2' })).toMatchObject({
    status: 422,
    body: { code: 'reminder_not_possible', errors: [{ path: 'contract.id' }] },
  })
  expect(await contact(testApp.app.clock.now())).toMatchObject({ status: 200, body: { ended: true } })
  expect(await ask({ id: 'R-2' })).toMatchObject({ status: 202 })
})

test('a freelancer who would lose the pay is warned, and taken once they have confirmed', async () => {
  const unreported = { completionReportedAt: null }
  expect(await ask({}, unreported)).toMatchObject({
    status: 422,
    body: { code: 'confirmation_needed', errors: [{ path: 'confirmed' }] },
  })
  expect(await ask({ confirmed: true }, unreported)).toMatchObject({ status: 202 })
})

test('the silent side is reminded at once and on the days set, until it answers', async () => {
  await ask()
  expect(await events()).toEqual(['contact_reminder.sent'])
  expect(await sendReminders(testApp.app)).toBe(0)
  testApp.wait(3 * DAY - 1)
  expect(await sendReminders(testApp.app)).toBe(0)
  testApp.wait(1)
  expect(await sendReminders(testApp.app)).toBe(1)
  await contact(testApp.app.clock.now())
  testApp.wait(3 * DAY)
  expect(await sendReminders(testApp.app)).toBe(0)
  expect(await events()).toEqual(['contact_reminder.sent', 'contact_reminder.sent', 'contact_reminder.answered'])
})

test('reminders that were missed while the desk stood still go out as one', async () => {
  await ask()
  testApp.wait(6.5 * DAY)
  expect(await sendReminders(testApp.app)).toBe(1)
  expect(await sendReminders(testApp.app)).toBe(0)
  expect(await reminderById(testApp.db, 'R-1')).toMatchObject({ nextReminderAt: null })
})

test('of a request that arrives in time for its reminders the silent side is reminded at once, and then as planned', async () => {
  await ask({ requestedAt: daysAgo(2) }, { lastContactAt: { client: daysAgo(12), freelancer: null } })
  expect(await sendReminders(testApp.app)).toBe(0)
  testApp.wait(DAY)
  expect(await sendReminders(testApp.app)).toBe(1)
})

test.each([
  ['too late for its second reminder', 3 * DAY],
  ['after its deadline', 9 * DAY],
])('of a request that arrives %s deadline and reminders are counted from its receipt', async (_when, later) => {
  const request = requestOf({ requestedAt: daysAgo(0) })
  testApp.wait(later)
  const receivedAt = testApp.app.clock.now()
  const deadline = deadlineOf(receivedAt, DEFAULT_REMINDER_SETTINGS)
  const remindAt = remindersAt(receivedAt, DEFAULT_REMINDER_SETTINGS)
  expect(await post('/contact-reminders', request)).toMatchObject({ status: 202, body: { deadline, remindAt } })
  expect(await events()).toEqual(['contact_reminder.sent'])
  // the same request again is answered as before
  testApp.wait(DAY)
  expect(await post('/contact-reminders', request)).toMatchObject({ status: 202, body: { deadline } })
})

test('the same request again is answered as before, also once it was reminded of and the settings are others', async () => {
  const request = requestOf()
  const { body } = await post('/contact-reminders', request)
  testApp.wait(3 * DAY)
  await sendReminders(testApp.app)
  await testApp.rawSql(
    `INSERT INTO desk_settings (name, value, changed_by, changed_at) VALUES ('contact_reminders', '{"deadlineDays":3,"remindAgainDays":[1]}', 'tanaka', '2026-11-27')`,
  )
  expect(await post('/contact-reminders', request)).toMatchObject({ status: 202, body })
})

test('nobody is reminded once the deadline has passed', async () => {
  await ask()
  testApp.wait(9 * DAY)
  expect(await sendReminders(testApp.app)).toBe(0)
  expect(await events()).toEqual(['contact_reminder.sent'])
})

test('contact in the last millisecond ends the request, also when it is told after the deadline; told twice the first counts', async () => {
  await ask()
  testApp.wait(9 * DAY)
  expect(await contact('2026-12-01T14:59:59.999Z')).toMatchObject({
    status: 200,
    body: { contactAt: '2026-12-01T14:59:59.999Z', ended: true },
  })
  expect(await contact('2026-12-01T15:00:00.000Z')).toMatchObject({
    status: 200,
    body: { contactAt: '2026-12-01T14:59:59.999Z', ended: true },
  })
  expect(await reminderById(testApp.db, 'R-1')).toMatchObject({ state: 'answered', nextReminderAt: null })
})

test('contact after the deadline ends nothing by itself, and is kept for who decides', async () => {
  await ask()
  testApp.wait(9 * DAY)
  expect(await contact('2026-12-01T15:00:00.000Z')).toMatchObject({ status: 200, body: { ended: false } })
  expect(await reminderById(testApp.db, 'R-1')).toMatchObject({
    state: 'waiting',
    contactedLateAt: '2026-12-01T15:00:00.000Z',
  })
})

test('of several contacts after the deadline the first is kept, and answered from then on', async () => {
  await ask()
  testApp.wait(9 * DAY)
  const first = '2026-12-01T15:00:00.000Z'
  await contact(first)
  expect(await contact('2026-12-02T03:00:00.000Z')).toMatchObject({
    status: 200,
    body: { contactAt: first, ended: false },
  })
  expect(await reminderById(testApp.db, 'R-1')).toMatchObject({ contactedLateAt: first })
})

test('contact of a reminder that nobody knows, or from the future, is refused and changes nothing', async () => {
  expect(await contact(testApp.app.clock.now(), 'R-404')).toMatchObject({ status: 404 })
  await ask()
  expect(await contact('2026-11-25T01:00:00.000Z')).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'contactAt' }] },
  })
  expect(await reminderById(testApp.db, 'R-1')).toMatchObject({ state: 'waiting' })
})

test('an instant of the contract that is in the future is refused by its field', async () => {
  const later = new Date(Date.parse(testApp.app.clock.now()) + DAY * 1000).toISOString()
  expect(
    pathsOf(await ask({}, { completionReportedAt: later, lastContactAt: { client: daysAgo(7), freelancer: later } })),
  ).toEqual(['contract.lastContactAt.freelancer', 'contract.completionReportedAt'])
})

test('what is missing or absurd is refused by its field', async () => {
  const paths = async (change: Json, contract: Json = {}) => pathsOf(await ask(change, contract))
  expect(await paths({ requestedBy: undefined, remindersSent: -1 })).toEqual(['requestedBy', 'remindersSent'])
  expect(await paths({}, { escrowedYen: 1.5, members: { client: 'U-1', freelancer: 'U-1' } })).toEqual(
    expect.arrayContaining(['contract.escrowedYen']),
  )
  expect(await paths({}, { members: { client: 'U-1', freelancer: 'U-1' } })).toEqual(['contract.members.freelancer'])
  expect(await logged()).toEqual([])
})

test('a message that the request named already ends nothing', async () => {
  await ask()
  expect(await contact(daysAgo(7))).toMatchObject({ status: 200, body: { ended: false } })
  expect(await reminderById(testApp.db, 'R-1')).toMatchObject({ state: 'waiting', answeredAt: null })
})

test('a request about a member whose data was erased is refused by their side, and nothing of it is kept', async () => {
  await testApp.ingest(aMember('U-2'))
  await testApp.rawSql("UPDATE members SET erased_at = registered_at WHERE id = 'U-2'")
  const answer = await ask()
  expect(answer).toMatchObject({ status: 422, body: { code: 'reminder_not_possible' } })
  expect(pathsOf(answer)).toEqual(['contract.members.freelancer'])
  expect(await reminderById(testApp.db, 'R-1')).toBeNull()
})
