import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { RETENTION_CLASSES } from '@mimamori/policy/retention/retention-class-rules'
import { STEP_UP_KINDS, type StepUpKind } from '@mimamori/policy/staff/step-up-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { newId } from '@mimamori/storage/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START } from '../testing/test-app.ts'
import { type Player, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const id = newId(START)
const WISH = { alias: 'ゆき', role: 'moderator', queues: [] }
const SPAN = { from: START, until: '2026-11-25T00:00:00.000Z' }
const DAYS = Object.fromEntries(RETENTION_CLASSES.map((each) => [each, null]))

const MADE = { id: 'x', clientDataJSON: 'x', attestationObject: 'x', transports: [] }

/** Every call that asks for a second factor shown lately, with what it is asked. */
const ADMIN_SETTINGS = {
  warningDays: null,
  restricting: false,
  holdMinutes: 30,
  withdrawalsAnHour: 5,
  appealDays: 30,
  undoSeconds: 10,
}

const CALLS: readonly (readonly [StepUpKind, 'admin' | 'auditor' | 'lead', path: string, input?: object])[] = [
  ['people', 'admin', '/people/add', { login: 'yuki', language: 'ja', ...WISH }],
  ['people', 'admin', '/people/change', { id, ...WISH }],
  ...['disable', 'enable', 'invite', 'endSessions'].map(
    (verb) => ['people', 'admin', `/people/${verb}`, { id }] as const,
  ),
  ['people', 'lead', '/people/confirm', { id }],
  ['desk', 'lead', '/ledger/agree', { id }],
  ['desk', 'lead', '/reminders/set', DEFAULT_REMINDER_SETTINGS],
  ['keys', 'admin', '/apiKeys/add', { name: 'marketplace', scopes: ['intake:write'] }],
  ['keys', 'admin', '/apiKeys/replace', { id, overlapHours: 1 }],
  ['keys', 'admin', '/apiKeys/revoke', { id }],
  ['erase', 'admin', '/erasure/erase', { memberId: 'U-1', reason: 'member_request', lastFour: 'U-1' }],
  ['desk', 'admin', '/retention/set', { days: DAYS }],
  ['desk', 'admin', '/ledger/setSettings', ADMIN_SETTINGS],
  ['withdrawals', 'lead', '/withdrawals/approve', { withdrawalId: id }],
  ['withdrawals', 'lead', '/withdrawals/resume'],
  ['withdrawals', 'lead', '/reminders/agree', { caseId: id, fence: 1 }],
  ['withdrawals', 'lead', '/appeals/agree', { appealId: 'A-1', decidedAt: START }],
  ['closings', 'lead', '/closings/approve', { closingId: id, hash: '0'.repeat(64) }],
  ['closings', 'lead', '/standards/approve', { versionId: id, runId: id, hash: '0'.repeat(64) }],
  ['desk', 'lead', '/trackRecord/silence', { rule: 'mlm.network', days: 7, reason: '誤検出が多い' }],
  ['desk', 'lead', '/detectionModels/activate', { version: '00000000' }],
  [
    'notices',
    'lead',
    '/notices/approve',
    { noticeId: id, edit: 1, revision: 1, below: 5, standards: 0, content: '0'.repeat(64) },
  ],
  ['desk', 'admin', '/notices/setSettings', { below: 5, draftDay: null, address: '/notices/{id}' }],
  ['desk', 'admin', '/clock/confirm'],
  ['export', 'auditor', '/audit/export', { format: 'csv', reason: 'review' }],
  ['export', 'auditor', '/incidents/export', { by: 'person', id, ...SPAN }],
  ['export', 'auditor', '/standards/export', { month: '2026-11', standard: 'certified_client', change: 'lost' }],
  [
    'export',
    'lead',
    '/breakdown/exportCases',
    { period: '2026-11', targetType: 'job', dimension: 'category', key: 'mlm' },
  ],
  ['export', 'lead', '/coverage/export', { of: 'reminders', range: { from: '2026-11-01', to: '2026-11-30' } }],
  ['own', 'auditor', '/security/beginTotp'],
  ['own', 'auditor', '/security/finishTotp', { ceremony: id, code: '000000', label: '電話' }],
  ['own', 'auditor', '/security/beginPasskey'],
  ['own', 'auditor', '/security/finishPasskey', { ceremony: id, label: '鍵', ...MADE }],
  ['own', 'auditor', '/security/renameFactor', { id, label: '電話' }],
  ['own', 'auditor', '/security/removeFactor', { id }],
  ['own', 'auditor', '/security/makeRecoveryCodes'],
  ['own', 'auditor', '/security/changePassword', { current: 'x', next: 'y' }],
  ['own', 'auditor', '/breakdownMail/setAddress', { address: 'ueno@staff.example.jp' }],
]

const DECLARED = [...metaByPath(deskContract)].flatMap(([path, { stepUp }]) => (stepUp ? [[stepUp, path]] : []))

test('whatever asks for a second factor takes one of 299 seconds ago, refuses one of 301, and the log says so', async () => {
  // by the first call of its kind that nobody tries here
  expect(CALLS.map(([kind, , path]) => [kind, path]).sort()).toEqual(DECLARED.sort())
  const [admin, auditor, lead] = [
    await signInPlayer(server, 'admin'),
    await signInPlayer(server, 'auditor'),
    await signInPlayer(server, 'lead'),
  ]
  const people = { admin, auditor, lead }
  const ask = async (who: Player, path: string, input?: object) => (await who.ask(path, input)).refusal
  server.testApp.wait(299)
  for (const [, role, path, input] of CALLS) {
    const { status, refusal } = await people[role].ask(path, input)
    expect([path, status === 400, refusal === 'step_up_required']).toEqual([path, false, false])
  }
  const before = await auditPage(server.testApp.db, { limit: 1 })
  server.testApp.wait(2)
  for (const [, role, path, input] of CALLS)
    expect([path, await ask(people[role], path, input)]).toEqual([path, 'step_up_required'])
  const since = (await auditPage(server.testApp.db, { limit: 100 })).filter(({ seq }) => seq > (before[0]?.seq ?? 0))
  const noted = since.map(({ action, detail }) => `${action} ${JSON.parse(detail).kind}`).sort()
  // once a person and kind: those that follow are counted
  const firsts = new Set(CALLS.map(([kind, role]) => `${role} ${kind}`))
  expect(noted).toEqual([...firsts].map((first) => `session.unconfirmed ${first.split(' ')[1]}`).sort())
  expect([...new Set(CALLS.map(([kind]) => kind))].sort()).toEqual([...STEP_UP_KINDS].sort())
})
