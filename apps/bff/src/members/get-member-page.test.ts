import type { TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import { MAX_LOOKUP_UNITS_PER_HOUR } from '@mimamori/policy/members/contact-lookup-rules'
import { TIMELINE_KINDS, type TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase, reserveNextCases } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { aJob, aMessage, aReport, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { findMember, findRelatedMembers, getMemberPage, getMemberTimeline } from './get-member-page.ts'
import { addMemberNote, listMemberNotes } from './member-notes.ts'

const auditor = person('auditor', 'auditor')
const TARO = { displayName: '山田 太郎', email: 'taro@example.jp', phone: '090-1234-5678' }

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const tell = (id: string, change: Partial<typeof TARO> = {}) =>
  testApp.ingest({
    kind: 'member',
    body: { id, ...TARO, roles: ['client'], registeredAt: START, verifications: {}, profile: {}, ...change } as never,
  })

const page = (id = 'U-1', actor = sato) => getMemberPage(testApp.app, actor, id)

test('whether a member of an id is known is answered, and one that is not is no error', async () => {
  await tell('U-1')
  expect([await findMember(testApp.app, 'U-1'), await findMember(testApp.app, 'U-2')]).toEqual([{ id: 'U-1' }, null])
})

async function decided(jobId: string, measure: 'hide' | 'warn' | 'advice'): Promise<string> {
  const it = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, it.id)
  return (await decideAs(testApp, sato, { caseId: it.id, choice: choiceOf(measure), note: '前回と同じ手口' }))
    .decisionId
}

async function stand(): Promise<void> {
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

const kindsOf = (entries: readonly TimelineEntry[]) => entries.map(({ kind }) => kind)

/** The whole timeline, page by page. */
async function timeline(kinds: readonly TimelineKind[] = TIMELINE_KINDS): Promise<TimelineEntry[]> {
  const all: TimelineEntry[] = []
  let before: { at: string; id: string } | null = null
  do {
    const { entries, next } = await getMemberTimeline(testApp.app, {
      memberId: 'U-1',
      kinds,
      ...(before ? { before } : {}),
    })
    all.push(...entries)
    before = next
  } while (before)
  return all
}

test('a page says who somebody is, masked, where they stand, and what comes next', async () => {
  await tell('U-1')
  await testApp.ingest(aJob('J-1'))
  await decided('J-1', 'warn')
  const { member, standing, next, counts, openCases } = await page()
  expect(member).toMatchObject({ displayName: '山* 太*', email: 't***@e***.jp', phone: '***-****-**78' })
  expect(standing).toMatchObject({ advice: 0, warnings: 1 })
  expect(next).toEqual({ measure: 'warn', nth: 2, hides: 0 })
  expect(counts).toEqual({ job: 1, proposal: 0, message: 0, report: 0, decision: 1, reminder: 0, enquiry: 0 })
  expect(openCases).toMatchObject([{ state: 'held', target: { type: 'job', id: 'J-1' } }])
  await stand()
  expect((await page()).openCases).toEqual([])
})

test('the timeline has what was posted, reported and decided, newest first, by kind, and no undone decision', async () => {
  await testApp.ingest(aJob('J-1'))
  testApp.wait(60)
  await testApp.ingest(aReport('R-1'))
  testApp.wait(60)
  await testApp.ingest(aMessage('M-1', { sentAt: testApp.app.clock.now() }))
  testApp.wait(60)
  const undone = await decided('J-1', 'hide')
  await undoDecision(testApp.app, sato, undone)
  const it = await testApp.caseOfJob('J-1')
  await decideAs(testApp, sato, { caseId: it.id, fence: it.fence, choice: choiceOf('advice'), note: '' })
  const all = await timeline()
  expect(kindsOf(all)).toEqual(['decision', 'message', 'report', 'job'])
  expect(all[0]).toMatchObject({ measures: ['advice'], state: 'held', case: { number: 1 } })
  expect(all[1]).toMatchObject({ targetId: 'M-1', categories: ['direct_deal'], case: { state: 'open' } })
  expect(all[2]).toMatchObject({ reason: 'direct_deal_solicitation', text: 'LINE登録を求められました' })
  expect(kindsOf(await timeline(['report', 'job']))).toEqual(['report', 'job'])
  // who reported is nobody's to read here
  expect(JSON.stringify(all)).not.toContain('U-9')
})

test('the timeline has the contact reminders and enquiries of either side, with their outcome and their case', async () => {
  await storeReminder(testApp, { id: 'CR-1', client: 'U-2', freelancer: 'U-1', state: 'waiting' })
  testApp.wait(60)
  const due = await storeReminder(testApp, { id: 'CR-2', client: 'U-1', freelancer: 'U-2', state: 'due' })
  testApp.wait(60)
  const decided = await storeReminder(testApp, { id: 'CR-3', client: 'U-1', freelancer: 'U-2' })
  testApp.wait(60)
  const asked = await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-1', linkedMember: 'U-2', state: 'open' })
  testApp.wait(60)
  const linked = await storeEnquiry(testApp, { id: 'E-2', memberId: 'U-2', linkedMember: 'U-1' })
  const all = await timeline()
  expect(all).toMatchObject([
    { kind: 'enquiry', id: 'E-2', asked: false, state: 'answered', title: 'tanaka_design', case: { id: linked } },
    { kind: 'enquiry', id: 'E-1', asked: true, state: 'open', case: { id: asked, state: 'open' } },
    { ...{ kind: 'reminder', id: 'CR-3', asked: false, outcome: 'payment_confirmed' }, case: { id: decided } },
    { kind: 'reminder', id: 'CR-2', asked: false, state: 'due', outcome: null, case: { id: due, state: 'open' } },
    { kind: 'reminder', id: 'CR-1', asked: true, state: 'waiting', title: 'ロゴの制作', case: null },
  ])
  // who asks about a member is nobody's to read on their page
  expect(JSON.stringify(all[0])).not.toContain('U-2')
  expect(kindsOf(await timeline(['enquiry', 'report']))).toEqual(['enquiry', 'enquiry'])
  const { counts, openCases } = await page()
  expect(counts).toMatchObject({ job: 0, reminder: 3, enquiry: 2 })
  expect(openCases.map(({ id, target }) => [id, target.type])).toEqual([
    [due, 'contract'],
    [asked, 'enquiry'],
  ])
  // known by them alone
  await expect(page('U-3')).rejects.toThrow()
})

test('an open case is on the page of everybody it is about: who posted, both sides of a contract, who asks and who is named', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: posted } = await testApp.caseOfJob('J-1')
  const sides = { client: 'U-1', freelancer: 'U-2', state: 'due' } as const
  const freelancerAsks = await storeReminder(testApp, { ...sides, id: 'CR-1' })
  const clientAsks = await storeReminder(testApp, { ...sides, id: 'CR-2', requestedBy: 'client' })
  const enquiry = await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-2', linkedMember: 'U-1', state: 'open' })
  const ids = async (id: string) => (await page(id)).openCases.map((each) => each.id)
  const ofBoth = [freelancerAsks, clientAsks, enquiry]
  expect([await ids('U-1'), await ids('U-2')]).toEqual([[posted, ...ofBoth], ofBoth])
})

test('a long timeline is gone through page by page, none twice and none left out, also where instants are the same', async () => {
  for (let n = 0; n < 45; n++) await testApp.ingest(aJob(`J-${n}`))
  for (let n = 0; n < 20; n++)
    await testApp.ingest(aReport(`R-${n}`, { target: { type: 'job', id: `J-${n}` }, reporterId: `U-9${n}` }))
  const ids = (await timeline()).map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([65, 65])
})

test('others with the same mail or number are counted on the page; who they are is a look-up that is paid for and logged', async () => {
  await tell('U-1')
  await tell('U-2', { email: 'TARO@example.jp', phone: '080-0000-0000' })
  await tell('U-3', { phone: '+81 90 1234 5678' })
  await tell('U-4', { email: 'other@example.jp', phone: '070-0000-0000' })
  expect((await page()).related).toEqual({ email: 2, phone: 1 })
  expect(await auditPage(testApp.db, { action: 'member.looked_up', limit: 9 })).toEqual([])
  const { members: related, units } = await findRelatedMembers(testApp.app, sato, 'U-1', 'duplicate_accounts')
  expect(units.left).toBe(MAX_LOOKUP_UNITS_PER_HOUR - 2)
  expect(related).toMatchObject([
    { id: 'U-2', displayName: '山* 太*', by: ['email'] },
    { id: 'U-3', by: ['email', 'phone'] },
  ])
  expect(JSON.stringify(related)).not.toContain('example')
  const logged = await auditPage(testApp.db, { action: 'member.looked_up', limit: 9 })
  expect(logged.map(({ actorId, detail }) => [actorId, JSON.parse(detail)])).toEqual([
    ['sato', { field: 'phone', found: 1, reason: 'duplicate_accounts' }],
    ['sato', { field: 'email', found: 2, reason: 'duplicate_accounts' }],
  ])
  expect(
    await testApp.rawSql("SELECT member_id AS id, field FROM disclosures WHERE kind = 'lookup' ORDER BY 1, 2"),
  ).toEqual([
    { id: 'U-2', field: 'email' },
    { id: 'U-3', field: 'email' },
    { id: 'U-3', field: 'phone' },
  ])
})

test('a field can be revealed for a case of theirs in hand, by leads also without, and by auditors never', async () => {
  await tell('U-1')
  await testApp.ingest(aJob('J-1'))
  expect((await page()).revealing).toEqual({ refusal: 'reveal_needs_case', caseId: null })
  const it = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, it.id)
  expect((await page()).revealing).toEqual({ refusal: null, caseId: it.id })
  expect((await page('U-1', suzuki)).revealing.refusal).toBe('reveal_needs_case')
  expect((await page('U-1', tanaka)).revealing).toEqual({ refusal: null, caseId: null })
  expect((await page('U-1', auditor)).revealing.refusal).toBe('not_permitted')
})

test('what is noted about a member is read by colleagues, and the log keeps that, not what it says', async () => {
  await tell('U-1')
  const note = (text: string, memberId = 'U-1') =>
    testApp.app.storage.write((tx) => addMemberNote(tx, testApp.app.clock.now(), sato, { memberId, text }))
  await note('電話で話した。次は警告。')
  expect(await listMemberNotes(testApp.app, 'U-1')).toMatchObject([
    { text: '電話で話した。次は警告。', author: { id: 'sato' } },
  ])
  const [entry] = await auditPage(testApp.db, { action: 'member.noted', limit: 1 })
  expect(entry).toMatchObject({ actorId: 'sato', subjectType: 'member', subjectId: 'U-1' })
  expect(entry?.detail).not.toContain('電話')
  expect(await refusalOf(note(' \n'))).toBe('note_empty')
  expect(await refusalOf(note('誰', 'U-nobody'))).toMatch(/NOT_FOUND|Not Found/i)
})

test('a member the marketplace has not told of has a page without a name; one nobody knows has none', async () => {
  await testApp.ingest(aJob('J-1'))
  expect(await page()).toMatchObject({
    member: null,
    erasedAt: null,
    counts: { job: 1 },
    next: { measure: 'advice', nth: 1 },
  })
  expect(await refusalOf(page('U-nobody'))).toMatch(/NOT_FOUND|Not Found/i)
})

test('an erased member has a page that says so, with nothing of theirs and nothing new noted', async () => {
  await tell('U-1')
  await tell('U-2')
  const note = () =>
    testApp.app.storage.write((tx) =>
      addMemberNote(tx, testApp.app.clock.now(), sato, { memberId: 'U-1', text: '電話で話した' }),
    )
  await note()
  await eraseMember(testApp.app, person('kanri', 'admin'), {
    memberId: 'U-1',
    reason: 'member_request',
    lastFour: lastFourOf('U-1'),
  })
  expect(await page()).toMatchObject({
    member: null,
    erasedAt: START,
    related: { email: 0, phone: 0 },
    revealing: { refusal: 'member_erased' },
  })
  expect((await page('U-2')).related).toEqual({ email: 0, phone: 0 })
  expect(await listMemberNotes(testApp.app, 'U-1')).toEqual([])
  expect(await refusalOf(note())).toBe('already_erased')
})

test('who reads a page is offered to note on the member, and to see a field for a case they have claimed, as their role and claim allow', async () => {
  await tell('U-1')
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  expect([(await page('U-1', auditor)).noting, (await page()).noting]).toEqual(['not_permitted', null])
  expect((await page()).revealing).toMatchObject({ caseId: null, refusal: expect.any(String) })
  await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 1)
  expect((await page()).revealing).toMatchObject({ caseId: null, refusal: expect.any(String) })
  await claimCase(testApp.app, sato, caseId)
  expect((await page()).revealing).toEqual({ caseId, refusal: null })
  expect((await page('U-1', suzuki)).revealing.caseId).toBeNull()
})
