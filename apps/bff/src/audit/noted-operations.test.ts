import { SHIPPED_DUE_TIMES } from '@mimamori/policy/cases/due-time-rules'
import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { RETENTION_CLASSES } from '@mimamori/policy/retention/retention-class-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJob, aMember, aReport, CLEAN, START } from '../testing/test-app.ts'
import { choiceOf, NO_VIOLATION } from '../testing/test-decisions.ts'
import { anEnquiry } from '../testing/test-enquiries.ts'
import { type Player, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let moderator: Player
let colleague: Player
let lead: Player
let auditor: Player
let admin: Player
beforeAll(async () => {
  server = await startTestServer()
  moderator = await signInPlayer(server, 'moderator')
  colleague = await signInPlayer(server, 'moderator')
  lead = await signInPlayer(server, 'lead')
  auditor = await signInPlayer(server, 'auditor')
  admin = await signInPlayer(server, 'admin')
})
afterAll(() => server.close())

const now = () => server.testApp.app.clock.now()
/** Decisions that were undone, as the figures for operators count them. */
const undone = async () =>
  (await server.testApp.app.metrics.registry.getSingleMetric('mimamori_decisions_undone_total')?.get())?.values[0]
    ?.value

const newest = async () => (await auditPage(server.testApp.db, { limit: 1 }))[0]?.seq ?? 0

const MEASURES =
  'measures.set of desk: appealDays appealDueDays correctionDays hidesPerStep holdMinutes restricting undoSeconds warningDays withdrawalsAnHour'

type Entry = Awaited<ReturnType<typeof auditPage>>[number]
type Answer = Readonly<Record<string, string>>

/** An entry in one line: what was done to what, what is told of it, and whether it is about another case or by somebody else. */
function toLine({ action, subjectType, subjectId, actorId, detail }: Entry, who: Player, caseId: unknown): string {
  const told = Object.keys(JSON.parse(detail)).sort().join(' ')
  const other = subjectType === 'case' && typeof caseId === 'string' && caseId !== subjectId
  const by = actorId === who.id ? '' : `, by ${actorId}`
  return `${action} of ${other ? 'another ' : ''}${subjectType}${told && `: ${told}`}${by}`
}

/** This person's call succeeds and leaves these entries in the audit log, and no other; answers what it answered. */
async function note(expected: readonly string[], who: Player, path: string, input?: object): Promise<Answer> {
  const before = await newest()
  const { status, body, refusal } = await who.ask(path, input)
  expect([path, status, refusal]).toEqual([path, 200, null])
  const entries = (await auditPage(server.testApp.db, { limit: 50 })).filter(({ seq }) => seq > before).reverse()
  const { caseId } = { caseId: null, ...input }
  expect([path, entries.map((entry) => toLine(entry, who, caseId))]).toEqual([path, expected])
  return body as Answer
}

/** A case about a new job, in these hands. */
let jobs = 0
async function caseOf(who: Player, change: Parameters<typeof aJob>[1] = {}) {
  const id = `J-${++jobs}`
  await server.testApp.ingest(aJob(id, { clientId: `U-${jobs}`, postedAt: now(), updatedAt: now(), ...change }))
  const { id: caseId } = await server.testApp.caseOfJob(id)
  await who.ask('/cases/claim', { caseId })
  return { caseId, fence: 1 }
}

test('what people do with cases is in the log, once, in their name and of its case', async () => {
  const WHY = { why: '確認をお願いします' }
  const until = '2026-11-24T05:00:00.000Z'
  const free = await caseOf(moderator)
  await note(['case.released of case: fence'], moderator, '/cases/release', free)
  await note(['case.claimed of case: fence'], moderator, '/cases/claim', { caseId: free.caseId })
  await note([], moderator, '/cases/renew', { ...free, fence: 2 })
  await note(['case.snoozed of case: fence note until'], moderator, '/cases/snooze', {
    ...free,
    fence: 2,
    until,
    why: '返信待ち',
  })
  await note(['case.snooze_undone of case: fence note'], moderator, '/acts/undo', {})
  expect(await undone(), 'a snooze is no decision').toBe(0)
  const asked = await caseOf(moderator)
  await note(['case.escalated of case: fence note'], moderator, '/cases/escalate', { ...asked, ...WHY })
  await lead.ask('/cases/claim', { caseId: asked.caseId })
  await note(['case.sent_back of case: fence note'], lead, '/cases/sendBack', { ...asked, fence: 2, ...WHY })
  await note(['case.raised of case: fence note'], moderator, '/cases/raise', {
    ...(await caseOf(moderator, { description: CLEAN })),
    ...WHY,
  })
  await note(['case.assigned of case: assignee fence note until'], moderator, '/cases/assign', {
    ...(await caseOf(moderator)),
    to: colleague.id,
    ...WHY,
  })
  await note(['case.pinned of case: queue'], lead, '/cases/pin', { caseId: asked.caseId })
  await note(['case.unpinned of case: queue'], lead, '/cases/unpin', { caseId: asked.caseId })
  await note(['note.added of case: mentions note'], moderator, '/notes/add', {
    caseId: asked.caseId,
    text: '@lead 確認',
    mentions: [lead.id],
  })
  await note([], moderator, '/inbox/watch', { caseId: asked.caseId, on: true })
  await note([], lead, '/inbox/read', {})
  await server.testApp.ingest(aJob('J-900', { description: CLEAN }))
  await note(['case.claimed of case: fence'], colleague, '/cases/claimNext', { view: 'patrol' })
  const decision = { choice: choiceOf('warn'), contentVersion: 1, note: '' }
  const it = await caseOf(moderator)
  const { decisionId } = await note(
    ['case.decided of case: categories clause decision fence measures version'],
    moderator,
    '/decisions/decide',
    { ...it, ...decision },
  )
  await note(['decision.undone of case: decision returnsTo'], moderator, '/decisions/undo', { decisionId })
  expect(await undone()).toBe(1)
  const two = [await caseOf(moderator), await caseOf(moderator)].map((each) => ({ ...each, contentVersion: 1 }))
  await note(
    [
      'case.decided of case: categories clause decision fence measures passReason version',
      'case.decided of case: categories clause decision fence measures passReason version',
    ],
    moderator,
    '/decisions/decideMany',
    { choice: NO_VIOLATION, note: '', cases: two },
  )
  await server.testApp.ingest(aReport('R-1', { target: { type: 'job', id: `J-${jobs - 3}` } }))
  await note(
    ['reports.invalidated of report: n reason', 'case.placed_anew of case: queue reporters'],
    moderator,
    '/reports/invalidate',
    { reportId: 'R-1', reason: 'harassment' },
  )
  await note(
    ['reports.restored of report: n', 'case.placed_anew of case: queue reporters'],
    moderator,
    '/reports/restore',
    { reportId: 'R-1' },
  )
  const { id: view } = await note(['view.saved of view: shared'], moderator, '/queue/views/add', {
    ...{ name: '自分の一覧', shared: false, query: { view: 'flagged' }, key: null },
  })
  await note(['view.removed of view: shared'], moderator, '/queue/views/remove', { id: view })
  const draft = { subjectId: asked.caseId, authorId: moderator.id, over: null, content: { kind: 'note', text: '途中' } }
  await note([], moderator, '/drafts/save', draft)
  await note([], moderator, '/snippets/add', { name: 'お礼', text: 'ありがとうございます。' })
})

test('what people see and note of members is in the log, once, in their name and of the member', async () => {
  await server.testApp.ingest(aMember('U-900'))
  await server.testApp.ingest(aMember('U-901', { email: 'u-900@example.jp' }))
  const { caseId } = await caseOf(moderator, { clientId: 'U-900' })
  const reveal = { memberId: 'U-900', field: 'email', reason: 'fraud_enquiry', words: '', caseId }
  await note(['member.revealed of member: caseId disclosure field proof reason'], moderator, '/members/reveal', reveal)
  await note(['member.noted of member: note'], moderator, '/members/notes/add', { memberId: 'U-900', text: '電話あり' })
  await note(['member.looked_up of staff: field found reason'], lead, '/members/lookUp', {
    value: 'u-900@example.jp',
    reason: 'fraud_enquiry',
  })
  await note(
    ['member.looked_up of member: field found reason', 'member.looked_up of member: field found reason'],
    lead,
    '/members/related',
    { memberId: 'U-900', reason: 'fraud_enquiry' },
  )
  const span = { from: START, until: '2026-11-25T00:00:00.000Z' }
  await note(['incident.asked of staff: found from to'], auditor, '/incidents/ask', {
    by: 'person',
    id: moderator.id,
    ...span,
  })
  await note(['incident.exported of staff: found from to'], auditor, '/incidents/export', {
    by: 'person',
    id: moderator.id,
    ...span,
  })
  await note([], moderator, '/members/page', { memberId: 'U-900' })
  await note(
    ['member.erased of member: decisions enquiries notes reason reminders reports standards texts'],
    admin,
    '/erasure/erase',
    { memberId: 'U-901', reason: 'member_request', lastFour: '-901' },
  )
})

test('what is set and taken away is in the log, once, in the name of who did it', async () => {
  const names = { alias: 'ゆき', role: 'moderator', queues: [] }
  const { id } = await note(
    ['staff.added of staff: role', 'staff.invited of staff: anew expiresAt'],
    admin,
    '/people/add',
    { login: 'yuki', language: 'ja', ...names },
  )
  await note(['staff.changed of staff: queues renamed role was'], admin, '/people/change', {
    id,
    ...names,
    queues: ['patrol'],
  })
  await note(['staff.invited of staff: anew expiresAt'], admin, '/people/invite', { id })
  await note(['sessions.ended of staff'], admin, '/people/endSessions', { id })
  await note(['staff.disabled of staff'], admin, '/people/disable', { id })
  await note(['staff.enabled of staff'], admin, '/people/enable', { id })
  await note(['api_key.added of api_key: scopes'], admin, '/apiKeys/add', {
    name: 'marketplace',
    scopes: ['intake:write'],
  })
  const [{ id: key } = {}] = await server.testApp.rawSql("SELECT id FROM api_keys WHERE name = 'marketplace'")
  await note(['api_key.added of api_key: scopes', 'api_key.replaced of api_key: by until'], admin, '/apiKeys/replace', {
    id: key,
    overlapHours: 1,
  })
  await note(['api_key.revoked of api_key'], admin, '/apiKeys/revoke', { id: key })
  const days = Object.fromEntries(RETENTION_CLASSES.map((each) => [each, null]))
  await note([`retention.set of desk: ${[...RETENTION_CLASSES].sort().join(' ')}`], admin, '/retention/set', { days })
  const { warningDays, restricting, holdMinutes, withdrawalsAnHour, appealDays } = DEFAULT_MEASURE_SETTINGS
  const settings = { warningDays, restricting, holdMinutes, withdrawalsAnHour, appealDays, undoSeconds: 10 }
  await note([MEASURES], admin, '/ledger/setSettings', { ...settings, warningDays: 90 })
  await note([MEASURES, 'setting.proposed of desk: holdMinutes'], admin, '/ledger/setSettings', {
    ...settings,
    holdMinutes: 5,
  })
  const ladder = { hidesPerStep: 1, correctionDays: 5, appealDueDays: 7 }
  await note([MEASURES], lead, '/ledger/setLadder', ladder)
  const times = { ...SHIPPED_DUE_TIMES, flagged: { urgent: 15, high: 60, medium: 90, low: 120 } }
  await note(['due_times.set of desk: effectiveFrom'], lead, '/dueTimes/set', {
    from: null,
    times,
    reason: '年末の増員',
  })
  await note(['notices.set of desk: address below draftDay'], admin, '/notices/setSettings', {
    below: 3,
    draftDay: null,
    address: '/notices/{id}',
  })
  const silence = await note(['rule.silenced of rule: silence until'], lead, '/trackRecord/silence', {
    ...{ rule: 'mlm.network', days: 7, reason: '誤検出が多い' },
  })
  await note(['silence.ended of rule: silence until'], lead, '/trackRecord/endSilence', { id: silence.id })
  await note(['audit.head_signed of audit: head key why'], auditor, '/audit/sign')
  await note(['audit.exported of export: format from reason rows through'], auditor, '/audit/export', {
    format: 'csv',
    reason: 'review',
    from: START,
  })
  const range = { from: '2026-11-01', to: '2026-11-30' }
  await note(['coverage.exported of export: from rows to'], lead, '/coverage/export', { of: 'reminders', range })
  const cases = { period: '2026-11', targetType: 'job', dimension: 'category', key: 'mlm' }
  await note(['breakdown.cases_exported of month: dimension key rows target'], lead, '/breakdown/exportCases', cases)
  const word = await note(['breakdown.note_written of month: day note'], lead, '/breakdown/notes/write', {
    day: '2026-11-24',
    text: 'メモ',
  })
  await note(['breakdown.note_removed of month: author day note'], lead, '/breakdown/notes/remove', {
    noteId: word.noteId,
  })
  await note(['breakdown.note_put_back of month: author day note'], lead, '/breakdown/notes/putBack', {
    noteId: word.noteId,
  })
  await note([], moderator, '/session/prefer', { theme: 'dark' })
  await note(['recovery.made of staff: n'], moderator, '/security/makeRecoveryCodes')
  await note(['case.signed_out of case: fence', 'session.ended of staff: why'], colleague, '/session/signOut', {})
})

test('what people do about enquiries is in the log, once, in their name and of the case', async () => {
  await server.testApp.ingest(aMember('U-902'))
  const { memberId, statedName, statedJobUrl, text, evidence } = anEnquiry(server.testApp, { memberId: 'U-900' })
  const entered = { memberId, statedName, statedJobUrl, text, evidence }
  const { caseId } = await note(
    ['case.opened of case: category number queue score target version', 'enquiry.received of case: enquiry how'],
    moderator,
    '/enquiries/enter',
    entered,
  )
  await moderator.ask('/cases/claim', { caseId })
  const it = { caseId, fence: 1 }
  await note(['enquiry.linked of case: enquiry found side'], moderator, '/enquiries/link', {
    ...it,
    side: 'member',
    found: 'U-902',
  })
  await note(['enquiry.linked of case: enquiry found side'], moderator, '/enquiries/link', {
    ...it,
    side: 'job',
    found: null,
  })
  const checklist = { paid: { yen: 3000 }, how: 'unknown', when: 'unknown', police: false, bank: 'unknown' }
  await note(['enquiry.checked of case: enquiry'], moderator, '/enquiries/check', { ...it, checklist })
  await note(['enquiry.evidence_added of case: enquiry n'], moderator, '/enquiries/addEvidence', {
    ...it,
    text: '通帳の写し',
  })
  await note(
    [
      'report.filed of report: known reason target',
      'reports.gathered of another case: n',
      'case.opened of another case: category number queue score target version',
      'enquiry.case_opened of case: enquiry opened side',
    ],
    moderator,
    '/enquiries/openCase',
    { ...it, side: 'member' },
  )
  await note(['enquiry.answered of case: enquiry fence letter'], moderator, '/enquiries/answer', {
    ...it,
    letter: 'ご相談ありがとうございます。',
    note: '',
  })
  await note(['enquiry.undone of case: enquiry returnsTo'], moderator, '/enquiries/undo', { caseId })
})
