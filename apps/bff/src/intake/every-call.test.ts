import { intakeContract } from '@mimamori/contract/intake/intake-contract'
import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { entriesOf } from '../testing/noted-entries.ts'
import { aJob, aMember, aMessage, aReport, START } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { anEnquiry } from '../testing/test-enquiries.ts'
import { aReminder } from '../testing/test-reminders.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let other: string
const measures: Record<string, string> = {}
beforeAll(async () => {
  server = await startTestServer()
  const { app } = server.testApp
  other = (await createApiKey(app, 'admin', { name: 'another server', scopes: ['intake:write'] })).secret
  for (const [n, measure] of (['warn', 'request_correction', 'hide'] as const).entries()) {
    await server.testApp.ingest(aJob(`J-8${n}`, { clientId: `U-8${n}` }))
    const { id: caseId } = await server.testApp.caseOfJob(`J-8${n}`)
    await claimCase(app, sato, caseId)
    const { decisionId } = await decideAs(server.testApp, sato, { caseId, choice: choiceOf(measure) })
    server.testApp.wait(10)
    await finalizeExpiredDecisions(app)
    const [line] = await server.testApp.rawSql(`SELECT id FROM measures WHERE decision_id = '${decisionId}'`)
    measures[measure] = String(line?.id)
  }
})
afterAll(() => server.close())

const now = () => server.testApp.app.clock.now()
const withoutId = ({ body }: { body: object }) => {
  const { id: _, ...rest } = body as { id: string }
  return rest
}
const rating = (value: number, measuredAt: string) => ({
  metrics: [{ metric: 'freelancer_rating', value, measuredAt, windowMonths: null }],
})
const sentAt = { jobId: 'J-1', freelancerId: 'U-2', body: 'LINEのID: kantan_shigoto を追加してください。' }

type Call = {
  readonly path: () => string
  readonly body: () => object
  /** with the instant that it tells, and with other words */
  readonly at: (instant: string) => object
  readonly field: string
  readonly otherwise: () => object
}

/** Every call of the intake API that stores something, as the marketplace makes it. */
const CALLS: Readonly<Record<string, Call>> = {
  putMember: {
    path: () => '/members/U-70',
    body: () => withoutId(aMember('U-70')),
    at: (registeredAt) => withoutId(aMember('U-70', { registeredAt })),
    field: 'registeredAt',
    otherwise: () => withoutId(aMember('U-70', { displayName: '田中' })),
  },
  putMetrics: {
    path: () => '/members/U-71/metrics',
    body: () => rating(480, START),
    at: (measuredAt) => rating(480, measuredAt),
    field: 'metrics.0.measuredAt',
    otherwise: () => rating(470, START),
  },
  putJob: {
    path: () => '/jobs/J-70',
    body: () => withoutId(aJob('J-70')),
    at: (updatedAt) => withoutId(aJob('J-70', { updatedAt })),
    field: 'updatedAt',
    otherwise: () => withoutId(aJob('J-70', { title: '別のお仕事' })),
  },
  putProposal: {
    path: () => '/proposals/P-70',
    body: () => ({ ...sentAt, sentAt: START }),
    at: (instant) => ({ ...sentAt, sentAt: instant }),
    field: 'sentAt',
    otherwise: () => ({ ...sentAt, sentAt: START, body: 'よろしくお願いします。' }),
  },
  postMessage: {
    path: () => '/messages',
    body: () => aMessage('M-70').body,
    at: (instant) => aMessage('M-70', { sentAt: instant }).body,
    field: 'sentAt',
    otherwise: () => aMessage('M-70', { body: 'よろしくお願いします。' }).body,
  },
  postReport: {
    path: () => '/reports',
    body: () => aReport('R-70').body,
    at: (reportedAt) => aReport('R-70', { reportedAt }).body,
    field: 'reportedAt',
    otherwise: () => aReport('R-70', { text: '別の通報' }).body,
  },
  postAppeal: {
    path: () => '/appeals',
    body: () => ({ id: 'A-70', memberId: 'U-82', measureId: measures.hide, text: '誤解です', appealedAt: now() }),
    at: (appealedAt) => ({ id: 'A-70', memberId: 'U-82', measureId: measures.hide, text: '誤解です', appealedAt }),
    field: 'appealedAt',
    otherwise: () => ({ id: 'A-70', memberId: 'U-82', measureId: measures.hide, text: '違います', appealedAt: now() }),
  },
  acknowledgeMeasure: {
    path: () => `/measures/${measures.warn}/acknowledged`,
    body: () => ({ acknowledgedAt: now() }),
    at: (acknowledgedAt) => ({ acknowledgedAt }),
    field: 'acknowledgedAt',
    otherwise: () => ({ acknowledgedAt: plusSeconds(now(), 1) }),
  },
  correctMeasure: {
    path: () => `/measures/${measures.request_correction}/corrected`,
    body: () => ({ correctedAt: now() }),
    at: (correctedAt) => ({ correctedAt }),
    field: 'correctedAt',
    otherwise: () => ({ correctedAt: plusSeconds(now(), 1) }),
  },
  postContactReminder: {
    path: () => '/contact-reminders',
    body: () => aReminder(now(), { id: 'CR-70' }),
    at: (requestedAt) => aReminder(now(), { id: 'CR-70', requestedAt }),
    field: 'requestedAt',
    otherwise: () => aReminder(now(), { id: 'CR-70', text: '返信がありません。' }),
  },
  // of the reminder above
  tellContact: {
    path: () => '/contact-reminders/CR-70/contact',
    body: () => ({ contactAt: now() }),
    at: (contactAt) => ({ contactAt }),
    field: 'contactAt',
    otherwise: () => ({ contactAt: now(), text: '遅くなりました。' }),
  },
  postEnquiry: {
    path: () => '/enquiries',
    body: () => anEnquiry(server.testApp, { id: 'E-70' }),
    at: (askedAt) => anEnquiry(server.testApp, { id: 'E-70', askedAt }),
    field: 'askedAt',
    otherwise: () => anEnquiry(server.testApp, { id: 'E-70', text: '返金されません。' }),
  },
  postBatch: {
    path: () => '/batch',
    body: () => ({ items: [aMember('U-72')] }),
    at: (registeredAt) => ({ items: [aMember('U-72', { registeredAt })] }),
    field: 'body.registeredAt',
    otherwise: () => ({ items: [aMember('U-72', { displayName: '田中' })] }),
  },
}
const NAMES = Object.keys(CALLS)

const OPENED = 'case.opened of case: category number queue score target version'
/** What each of these calls leaves in the audit log. */
const NOTED: Readonly<Record<string, readonly string[]>> = {
  putMember: ['member.told of member'],
  putMetrics: ['metrics.told of member: n'],
  putJob: [OPENED],
  putProposal: [OPENED],
  postMessage: [OPENED],
  postReport: ['report.filed of report: known reason target'],
  postAppeal: ['appeal.filed of appeal: decision'],
  acknowledgeMeasure: ['measure.acknowledged of case: at measure'],
  correctMeasure: ['measure.corrected of case: at measure'],
  postContactReminder: ['reminder.taken of reminder: contract deadline requestedBy', 'reminder.sent of reminder: left'],
  tellContact: ['reminder.answered of reminder: contactAt reminder'],
  postEnquiry: [OPENED, 'enquiry.received of case: enquiry how'],
  postBatch: ['member.told of member'],
}

type Answer = { readonly status: number; readonly json: unknown }
async function send(name: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const call = CALLS[name] ?? expect.unreachable(name)
  const { method = 'POST' } = intakeContract[name as keyof typeof intakeContract]['~orpc'].route
  const answer = await server.send(method, call.path(), body, headers)
  return { status: answer.status, json: await answer.json() }
}
const callOf = (name: string): Call => CALLS[name] ?? expect.unreachable(name)
const logged = async () => (await auditPage(server.testApp.db, { limit: 1 }))[0]?.seq
const codeOf = ({ json }: Answer) => (json as { code?: string }).code

test('every call that stores something is tried here', () => {
  const storing = Object.entries(intakeContract).filter(([, call]) => call['~orpc'].route.method !== 'GET')
  expect(storing.map(([name]) => name).sort()).toEqual([...NAMES].sort())
})

test.each(NAMES)('%s stores nothing that is told from the future, and says which field is', async (name) => {
  const { at, field } = callOf(name)
  const before = await logged()
  const { status, json } = await send(name, at(plusSeconds(now(), 301)))
  const [problem = json] = (json as { results?: { problem: object }[] }).results?.map((each) => each.problem) ?? []
  expect([status, (problem as { errors: { path: string }[] }).errors.map(({ path }) => path)]).toEqual([
    name === 'postBatch' ? 200 : 400,
    [field],
  ])
  expect(await logged()).toBe(before)
})

test.each(NAMES)(
  '%s is noted, done once under an Idempotency-Key, by each server for itself, and refused with another body',
  async (name) => {
    const { body, otherwise } = callOf(name)
    const key = { 'idempotency-key': `key-of-${name}` }
    const sent = body()
    let first: Answer = { status: 0, json: null }
    const noted = await entriesOf(server.testApp, [], async () => {
      first = await send(name, sent, key)
    })
    expect(noted.map((line) => line.replace(/^[^:]+: /, ''))).toEqual(NOTED[name])
    expect([first.status, codeOf(first)]).toEqual([expect.toBeOneOf([200, 202]), undefined])
    const before = await logged()
    expect(await send(name, sent, key)).toEqual(first)
    expect(await logged()).toBe(before)
    const again = await send(name, otherwise(), key)
    expect([again.status, codeOf(again)]).toEqual([422, 'idempotency_conflict'])
    const elsewhere = await send(name, sent, { ...key, authorization: `Bearer ${other}` })
    expect(elsewhere.status).toBe(first.status)
  },
)

test.each(Object.keys(intakeContract))(
  '%s is refused to a key without its scope, and to nobody at all',
  async (name) => {
    const call = intakeContract[name as keyof typeof intakeContract]['~orpc']
    const { method = 'POST', path = '' } = call.route
    const scope = call.meta.scope === 'effects:read' ? 'intake:write' : 'effects:read'
    const { secret } = await createApiKey(server.testApp.app, 'admin', { name, scopes: [scope] })
    const before = await logged()
    const at = path.replace('{id}', '00000000-0000-7000-8000-000000000000')
    const body = method === 'GET' ? undefined : (CALLS[name]?.body() ?? {})
    const refused = await server.send(method, at, body, { authorization: `Bearer ${secret}` })
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'forbidden'])
    const stranger = await server.send(method, at, body, { authorization: 'Bearer mk_test_of_nobody_0123456789' })
    expect([stranger.status, (await stranger.json()).code]).toEqual([401, 'unauthorized'])
    const rows = await auditPage(server.testApp.db, { limit: 5 })
    const beside: readonly string[] = ['api_key.added', 'api_key.refused']
    expect(rows.filter(({ seq, action }) => seq > (before ?? 0) && !beside.includes(action))).toEqual([])
  },
)
