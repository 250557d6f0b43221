import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { getCoverageDays } from '../coverage/get-coverage-days.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { addMemberNote } from '../members/member-notes.ts'
import { revealField } from '../members/reveal-field.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { aJob, aMessage, aReport, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { eraseMember } from './erase-member.ts'
import { getErasable, listErasures } from './get-erasures.ts'
import { createErasurePurger } from './purge-erasures.ts'

const onSqlite = process.env.TEST_ENGINE !== 'postgres'
const admin = person('kanri', 'admin')
/** seldom side by side, so that the pair alone, as the index keeps it, says whose it was */
const CANARY = '龘靐齉'
const MARK = 'canary4711'
const WORDS = `${CANARY} ${MARK}`
const ERASE = { memberId: 'U-4711', reason: 'member_request', lastFour: '4711' } as const

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const profile = {
  hasPhoto: true,
  introductionLength: 471,
  skills: 1,
  portfolioItems: 1,
  listedServices: 1,
  experience: 'public',
  qualifications: 1,
  companyFactsPublic: 1,
} as const

const tellMember = () =>
  testApp.ingest({
    kind: 'member',
    body: {
      id: 'U-4711',
      roles: ['client'],
      displayName: WORDS,
      email: `${MARK}@example.jp`,
      phone: '090-4711-4711',
      registeredAt: START,
      verifications: { identity: true, phone: true, nda: true, marketplaceCheck: true },
      profile,
    },
  })

async function decided(caseId: string, contentVersion = 1) {
  await claimCase(testApp.app, sato, caseId)
  const choice = {
    ...choiceOf('request_correction'),
    text: WORDS,
    passages: [{ field: 'body' as const, start: 0, end: 3, suggestion: WORDS }],
  }
  await decideAs(testApp, sato, { caseId, choice, contentVersion, note: WORDS })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

/**
 * A member whose every field and text has a canary in it, and whom others wrote about. The category of a job has none: it is
 * one of the marketplace's own, and a decision is counted by it for good.
 */
async function lived() {
  await tellMember()
  const job = { clientId: 'U-4711', title: WORDS, description: `${WORDS} LINEでご連絡ください。` }
  await testApp.ingest(aJob('J-1', job))
  testApp.wait(60)
  const updatedAt = testApp.app.clock.now()
  await testApp.ingest(
    aJob('J-1', { ...job, description: `${WORDS} ${'長い本文です。'.repeat(900)} LINEで。`, updatedAt }),
  )
  await testApp.ingest(aReport('R-on-theirs', { text: WORDS }))
  const { id } = await testApp.caseOfJob('J-1')
  const note = { caseId: id, text: WORDS, mentions: [] }
  await testApp.app.storage.write((tx) => addCaseNote(tx, testApp.app.clock.now(), sato, note))
  await testApp.app.storage.write((tx) =>
    addMemberNote(tx, testApp.app.clock.now(), sato, { memberId: 'U-4711', text: WORDS }),
  )
  await decided(id, 2)
  await testApp.ingest(aJob('J-of-another', { clientId: 'U-other', title: '別の会員の仕事' }))
  await testApp.ingest(
    aReport('R-by-them', { target: { type: 'job', id: 'J-of-another' }, reporterId: 'U-4711', text: WORDS }),
  )
  await decideAs(testApp, sato, await claimed('J-of-another'))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await livedInContracts()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  const seen = `'d1', '${START}', 'sato', 'U-4711', 'reveal', 'email', 'other:${WORDS}'`
  await testApp.rawSql(`INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES (${seen})`)
  return id
}

const OTHERS_WORDS = '相手の言葉です。'

/** Both sides of reminders and of enquiries, with notes, an appeal and a draft about them. */
async function livedInContracts(): Promise<void> {
  const [theirs, others] = [{ text: WORDS }, { text: OTHERS_WORDS }]
  const asks = { client: 'U-4711', freelancer: 'U-other', requestedBy: 'client', title: WORDS, written: WORDS } as const
  const caseId = await storeReminder(testApp, { ...asks, ...theirs, id: 'CR-asks', answer: OTHERS_WORDS })
  const silent = { client: 'U-4711', freelancer: 'U-other', title: WORDS, written: WORDS }
  await storeReminder(testApp, { ...silent, ...others, id: 'CR-silent', answer: WORDS })
  const works = { client: 'U-other', freelancer: 'U-4711', written: WORDS }
  await storeReminder(testApp, { ...works, ...theirs, id: 'CR-works', answer: OTHERS_WORDS })
  const owes = { ...works, requestedBy: 'client', ...others, contractId: 'C-CR-works', version: 2 } as const
  await storeReminder(testApp, { ...owes, id: 'CR-owes', answer: WORDS })
  const evidence = [
    { text: WORDS, by: null },
    { text: WORDS, by: 'sato' },
  ]
  const asked = { ...theirs, memberId: 'U-4711', linkedMember: 'U-other', statedName: WORDS, evidence, written: WORDS }
  await storeEnquiry(testApp, { ...asked, id: 'E-asks' })
  const named = { ...others, memberId: 'U-other', linkedMember: 'U-4711', statedName: WORDS, written: WORDS }
  const given = [
    { text: OTHERS_WORDS, by: null },
    { text: WORDS, by: 'sato', later: true },
  ]
  const linked = await storeEnquiry(testApp, { ...named, id: 'E-linked', evidence: given })
  for (const about of [caseId, linked]) {
    const note = { caseId: about, text: WORDS, mentions: [] }
    await testApp.app.storage.write((tx) => addCaseNote(tx, testApp.app.clock.now(), sato, note))
  }
  await testApp.rawSql(
    `INSERT INTO appeals (id, decision_id, measure_id, member_id, text, appealed_at, received_at, state, reason, letter, reminder_id)
     VALUES ('A-theirs', '', '', 'U-4711', '${WORDS}', '${START}', '${START}', 'decided', '${WORDS}', '${WORDS}', 'CR-asks'),
     ('A-others', '', '', 'U-other', '${OTHERS_WORDS}', '${START}', '${START}', 'decided', '${WORDS}', '${WORDS}', 'CR-works')`,
  )
  await testApp.rawSql(
    `INSERT INTO drafts (staff_id, subject_id, kind, case_id, member_id, sealed, saved_at, edit) VALUES ('sato', '${linked}', 'note', '${linked}', 'U-other', '${WORDS}', '${START}', 1)`,
  )
}

async function claimed(jobId: string) {
  const { id } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, id)
  return { caseId: id, choice: choiceOf('hide') }
}

/** What is counted: it stays as it is. */
async function figures() {
  const day = dayOf(START)
  const months = await testApp.rawSql(
    "SELECT month, target_type, key, sum(n) AS n FROM breakdown_counts WHERE dimension = 'category' GROUP BY 1, 2, 3",
  )
  return { months, coverage: await getCoverageDays(testApp.app, { from: day, to: day }) }
}

async function purged() {
  const purge = createErasurePurger(testApp.app)
  while (onSqlite && (await purge()) > 0);
}

/** Names of the files that have these words somewhere. */
const filesWith = (...words: (string | Buffer)[]): string[] =>
  ['mimamori.db', 'mimamori.db-wal', 'mimamori.db-shm'].filter((name) => {
    const file = join(testApp.folder, name)
    return existsSync(file) && words.some((word) => readFileSync(file).includes(word))
  })

/** Columns of PostgreSQL that have these words somewhere. */
async function columnsWith(...words: string[]): Promise<string[]> {
  const columns = await testApp.rawSql(
    "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'public'",
  )
  const asked = columns.map(({ t, c }) => {
    const has = words.map((word) => `"${c}"::text LIKE '%${word}%'`).join(' OR ')
    return `SELECT '${t}.${c}' AS found WHERE EXISTS (SELECT 1 FROM "${t}" WHERE ${has})`
  })
  return (await testApp.rawSql(asked.join(' UNION ALL '))).map(({ found }) => String(found))
}

const PAIRS = ['龘靐', '靐齉']
/** the index leaves out of a pair what it shares with the one before */
const ENDS = PAIRS.map((pair) => Buffer.from(pair).subarray(2))
const leftovers = () => (onSqlite ? filesWith(MARK, ...PAIRS, ...ENDS) : columnsWith(MARK, ...PAIRS))

const TITLE = ['ロゴの制作']

test('nothing of an erased member is left in any table, index, log or free page; figures and the chain stay', async () => {
  const caseId = await lived()
  const before = await figures()
  expect(await leftovers()).not.toEqual([])
  // the words of reports by and on the member are in the index of searches, too
  const indexed = "SELECT id FROM search_docs WHERE type = 'report'"
  expect(await testApp.rawSql(indexed)).toHaveLength(2)
  expect(before.months).toEqual([expect.objectContaining({ month: monthOf(START) })])
  const { counts } = await eraseMember(testApp.app, admin, ERASE)
  expect(counts).toEqual({ texts: 2, decisions: 1, notes: 4, reports: 2, standards: 0, reminders: 4, enquiries: 2 })
  await purged()
  expect(await leftovers()).toEqual([])
  expect(await testApp.rawSql(indexed)).toEqual([])
  expect(await figures()).toEqual(before)
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
  const [line] = await listErasures(testApp.app)
  expect(line).toMatchObject({ memberId: 'U-4711', reason: 'member_request', counts })
  expect(line?.purge.state).toBe(onSqlite ? 'purged' : 'operator')
  expect(await testApp.rawSql('SELECT reason FROM disclosures')).toEqual([{ reason: 'other' }])
  const said = await testApp.rawSql(
    'SELECT id, text, answer, erased_at IS NULL AS kept, contract FROM contact_reminders ORDER BY id',
  )
  expect(said.map(({ id, text, answer }) => [id, text, answer])).toEqual([
    ['CR-asks', '', OTHERS_WORDS],
    ['CR-owes', OTHERS_WORDS, ''],
    ['CR-silent', OTHERS_WORDS, ''],
    ['CR-works', '', OTHERS_WORDS],
  ])
  // the title of a contract is the words of its client
  expect(said.map(({ contract }) => JSON.parse(String(contract)).title)).toEqual(['', ...TITLE, '', ...TITLE])
  const contracts = "SELECT id, version FROM content_versions WHERE type = 'contract' AND erased_at IS NULL"
  expect(await testApp.rawSql(contracts)).toEqual([{ id: 'C-CR-works', version: 2 }])
  expect(await testApp.rawSql('SELECT id, text, evidence FROM enquiries ORDER BY id')).toEqual([
    { id: 'E-asks', text: '', evidence: '[]' },
    { id: 'E-linked', text: OTHERS_WORDS, evidence: expect.stringContaining(OTHERS_WORDS) },
  ])
  const found = "SELECT type, id FROM search_docs WHERE type IN ('contract', 'enquiry')"
  expect(await testApp.rawSql(found)).toEqual([{ type: 'contract', id: 'C-CR-works' }])
  expect(await testApp.rawSql("SELECT text FROM appeals WHERE id = 'A-others'")).toEqual([{ text: OTHERS_WORDS }])
  // the case itself can still be looked at
  const review = await getReview(testApp.app, sato, caseId)
  expect(review.content).toMatchObject({ title: '', body: '' })
  expect(review.member).toMatchObject({ displayName: '', email: '', phone: '', erased: true })
  // why nothing of the member can be shown is said beforehand, also to whoever needs no case for it
  expect(review.revealing).toBe('member_erased')
  const look = { memberId: 'U-4711', field: 'email', reason: 'fraud_enquiry', words: '', caseId } as const
  for (const each of [sato, tanaka]) expect(await refusalOf(revealField(testApp.app, each, look))).toBe('member_erased')
  expect(await testApp.rawSql("SELECT text_hash FROM content_versions WHERE id = 'J-1'")).toEqual(
    Array.from({ length: 2 }, () => ({ text_hash: expect.stringMatching(/^[0-9a-f]{64}$/) })),
  )
})

test('what was written for a withdrawal goes with its member; decisions on others, and notes alone, are told apart', async () => {
  const at = withdrawalSteps(testApp)
  const [maya, kimura] = [await at.signedIn('maya', 'moderator'), await at.signedIn('kimura', 'approver')]
  const { withdrawalId } = await at.proposeAs(maya, at.proposal(await at.inHand(maya, 'U-4711', 'J-1')))
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: WORDS })
  const { id: caseId, fence } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, fence: fence + 1, choice: NO_VIOLATION, note: WORDS })
  await testApp.ingest(aJob('J-of-another', { clientId: 'U-other' }))
  await decideAs(testApp, sato, await claimed('J-of-another'))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  expect(await eraseMember(testApp.app, admin, ERASE)).toMatchObject({ counts: { decisions: 2 } })
  expect(await testApp.rawSql('SELECT reason FROM withdrawals')).toEqual([{ reason: '' }])
  expect(await testApp.rawSql('SELECT DISTINCT title, text FROM withdrawal_evidence')).toEqual([
    { title: '', text: '' },
  ])
  const words = await testApp.rawSql(
    'SELECT author_id, max(length(text) + length(note)) AS n FROM decisions GROUP BY 1 ORDER BY 1 DESC',
  )
  expect(words.map(({ author_id, n }) => [author_id, Number(n) > 0])).toEqual([
    ['U-other', true],
    ['U-4711', false],
  ])
})

test('a member of whom anything is undecided, or on its way, is not erased', async () => {
  await tellMember()
  await testApp.ingest(aJob('J-1', { clientId: 'U-4711' }))
  expect(await refusalOf(eraseMember(testApp.app, admin, ERASE))).toBe('erase_case_unfinished')
  await decided((await testApp.caseOfJob('J-1')).id)
  expect(await getErasable(testApp.app, admin, 'U-4711')).toMatchObject({ refusal: 'erase_event_underway' })
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  await testApp.ingest(aJob('J-2', { clientId: 'U-other' }))
  await testApp.ingest(aReport('R-2', { target: { type: 'job', id: 'J-2' }, reporterId: 'U-4711' }))
  expect(await getErasable(testApp.app, admin, 'U-4711')).toMatchObject({
    refusal: 'erase_case_unfinished',
    unfinished: { cases: 0, reported: 1, events: 0 },
  })
  expect(await testApp.rawSql("SELECT id FROM members WHERE data_key = ''")).toEqual([])
})

test.each(['waiting', 'due'] as const)(
  'a side of a contact reminder that is %s is not erased, and the desk knows them by it alone',
  async (state) => {
    await storeReminder(testApp, { id: 'CR-1', client: 'U-4711', state })
    for (const memberId of ['U-4711', 'U-2']) {
      expect(await getErasable(testApp.app, admin, memberId)).toMatchObject({
        refusal: 'erase_case_unfinished',
        unfinished: { cases: 1, reported: 0, events: 0 },
      })
    }
  },
)

test.each([
  ['asks', { memberId: 'U-4711' }],
  ['is the other side', { linkedMember: 'U-4711' }],
])('a member who %s in an open enquiry is not erased', async (_who, side) => {
  await storeEnquiry(testApp, { id: 'E-1', ...side, state: 'open' })
  expect(await refusalOf(eraseMember(testApp.app, admin, ERASE))).toBe('erase_case_unfinished')
})

test('what a victim told by telephone stays when the other side is erased, and what staff added later goes', async () => {
  const evidence = [
    { text: '電話で聞いた振込の日付', by: 'sato' },
    { text: '後から調べた相手の名前', by: 'sato', later: true },
  ]
  await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-other', linkedMember: 'U-4711', evidence })
  await tellMember()
  await eraseMember(testApp.app, admin, ERASE)
  const [{ evidence: left } = {}] = await testApp.rawSql('SELECT evidence FROM enquiries')
  expect(JSON.parse(String(left)).map(({ text }: { text: string }) => text)).toEqual(['電話で聞いた振込の日付'])
})

test('while an event about their reminder or enquiry is on its way, a member is not erased', async () => {
  await storeReminder(testApp, { id: 'CR-1', client: 'U-4711' })
  await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-4711' })
  const event = (id: string, data: string) =>
    `('${id}', '', 'told', '{"data":${data}}', 'retrying', '${START}', 1, '${START}')`
  const columns = 'id, decision_id, event, payload, state, due_at, attempts, created_at'
  await testApp.rawSql(
    `INSERT INTO outbox (${columns}) VALUES ${event('m-1', '{"reminderId":"CR-1"}')}, ${event('m-2', '{"enquiryId":"E-1"}')}, ${event('m-3', '{"reminderId":"CR-2"}')}`,
  )
  expect(await getErasable(testApp.app, admin, 'U-4711')).toMatchObject({
    refusal: 'erase_event_underway',
    unfinished: { cases: 0, reported: 0, events: 2 },
  })
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  await eraseMember(testApp.app, admin, ERASE)
})

test('whoever may not, or has typed another member, erases nobody; and nobody is erased twice', async () => {
  await tellMember()
  await testApp.ingest(aMessage('M-1', { senderId: 'U-2', recipientId: 'U-4711' }))
  // one whom the desk knows by a text alone can be erased, too
  expect(await getErasable(testApp.app, admin, 'U-2')).toMatchObject({ refusal: 'erase_case_unfinished' })
  expect(await refusalOf(eraseMember(testApp.app, sato, ERASE))).toBe('not_permitted')
  expect(await refusalOf(eraseMember(testApp.app, admin, { ...ERASE, lastFour: '4712' }))).toBe('last_four_wrong')
  await eraseMember(testApp.app, admin, ERASE)
  expect(await refusalOf(eraseMember(testApp.app, admin, ERASE))).toBe('already_erased')
  expect(await refusalOf(eraseMember(testApp.app, admin, { ...ERASE, memberId: 'U-x', lastFour: 'U-x' }))).toMatch(
    /Not Found/,
  )
})

test.skipIf(!onSqlite)('a desk from before deleted bytes were overwritten is written anew once', async () => {
  await testApp.rawSql("DELETE FROM marks WHERE name = 'overwrites'")
  await testApp.rawSql("CREATE TABLE loose (text TEXT); INSERT INTO loose VALUES ('canary4711')")
  await testApp.rawSql('DROP TABLE loose')
  await tellMember()
  await eraseMember(testApp.app, admin, ERASE)
  expect(filesWith(MARK)).toContain('mimamori.db-wal')
  await purged()
  expect(filesWith(MARK)).toEqual([])
  expect(await testApp.rawSql("SELECT name FROM marks WHERE name = 'overwrites'")).toHaveLength(1)
})
