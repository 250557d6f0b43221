import type { RetentionCounts } from '@mimamori/contract/retention/retention-contract'
import {
  defaultRetention,
  RETENTION_CLASSES,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'
import { nextRetentionRun } from '@mimamori/policy/retention/retention-schedule'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { lastRetentionRun, retentionDays } from '@mimamori/storage/retention/retention-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { addMemberNote } from '../members/member-notes.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { changedStandard, dryRunOf, measuredMember, ownTextsOf } from '../testing/stored-standards.ts'
import { aJob, aMessage, aReport, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { changeRetentionDays, dryRunRetention, getRetentionState } from './get-retention-state.ts'
import { createRetentionJob, runRetention } from './run-retention.ts'

const admin = person('kanri', 'admin')
const DAY = 86_400
/** the shortest each of them may be kept */
const SHORT: RetentionDays = {
  ...defaultRetention(),
  ...Object.fromEntries(RETENTION_CLASSES.map((each) => [each, 60])),
  disclosures: 365,
  standard_changes: 400,
}

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

async function decided(caseId: string, contentVersion: number) {
  await claimCase(testApp.app, sato, caseId)
  const note = { caseId, text: 'メモ', mentions: [] }
  await testApp.app.storage.write((tx) => addCaseNote(tx, testApp.app.clock.now(), sato, note))
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide'), contentVersion, note: '内部の理由' })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

/** A job in two versions, a message and a report, all decided, and what went out about them. */
async function finished(name: string, clientId: string) {
  const job = { clientId }
  await testApp.ingest(aJob(`J-${name}`, job))
  testApp.wait(60)
  await testApp.ingest(aJob(`J-${name}`, { ...job, title: '新しい版', updatedAt: testApp.app.clock.now() }))
  await testApp.ingest(aReport(`R-${name}`, { target: { type: 'job', id: `J-${name}` } }))
  await decided((await testApp.caseOfJob(`J-${name}`)).id, 2)
  await testApp.ingest(aMessage(`M-${name}`, { jobId: `J-${name}`, senderId: clientId }))
  const [it] = await testApp.rawSql(`SELECT id FROM cases WHERE target_id = 'M-${name}'`)
  await decided(String(it?.id), 1)
  const at = testApp.app.clock.now()
  await testApp.rawSql(`UPDATE outbox SET state = 'delivered', delivered_at = '${at}' WHERE state <> 'delivered'`)
}

async function know(id: string) {
  const said = { displayName: '山田 太郎', email: `${id}@example.jp`, phone: '090-1234-5678' }
  const about = { roles: ['client'], registeredAt: START, verifications: {}, profile: {} }
  await testApp.ingest({ kind: 'member', body: { id, ...said, ...about } as never })
}

async function noted(memberId: string): Promise<void> {
  const at = testApp.app.clock.now()
  await know(memberId)
  await testApp.app.storage.write((tx) => addMemberNote(tx, at, sato, { memberId, text: '電話で確認済み' }))
}

const seen = (id: string, at: string) =>
  testApp.rawSql(
    `INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES ('${id}', '${at}', 'sato', 'U-1', 'reveal', 'email', 'other')`,
  )

const told = (name: string) =>
  testApp.rawSql(
    `INSERT INTO answers (id, staff_id, at, kind, case_id, detail) SELECT 'a-${name}', 'sato', '${START}', 'correction_made', id, '{}' FROM cases WHERE target_id = 'J-${name}' AND state = 'closed'`,
  )

const texts = async (id: string) => {
  const rows = await testApp.rawSql(`SELECT version, title, body FROM content_versions WHERE id = '${id}'`)
  return rows.filter(({ body }) => body !== '').map(({ version }) => version)
}

test('what the dry run says would go is what goes, row by row; what is younger or unfinished stays', async () => {
  await know('U-silent')
  await know('U-1')
  await finished('old', 'U-1')
  await seen('d-old', START)
  // of those who are silent by then, of one with a case not long ago, and of one with a case that is open
  for (const memberId of ['U-silent', 'U-1', 'U-2']) await noted(memberId)
  const written = { client: 'U-8', freelancer: 'U-9', contractId: 'C-1', written: '支払いを確認しました。' }
  await storeReminder(testApp, { ...written, id: 'CR-old', answer: '入院していました。' })
  await storeEnquiry(testApp, {
    ...{ id: 'E-old', memberId: 'U-9', linkedMember: 'U-8', written: '回答です。' },
    evidence: [{ text: '振込の控え', by: null }],
  })
  // an old job with a case that is open again: nothing of it goes
  await finished('again', 'U-2')
  testApp.wait(400 * DAY)
  await testApp.ingest(aReport('R-new', { target: { type: 'job', id: 'J-again' } }))
  await finished('young', 'U-1')
  await seen('d-young', testApp.app.clock.now())
  const now = testApp.app.clock.now()
  for (const [name, at] of [
    ['old', START],
    ['young', now],
  ] as const) {
    await testApp.rawSql(changedStandard(`c-${name}`, at))
    await testApp.rawSql(dryRunOf(`r-${name}`, at))
    await testApp.rawSql(measuredMember(`U-${name}`, at))
    await testApp.rawSql(ownTextsOf(name, at))
  }
  // of a member the desk knows, metrics stay as long as the member
  await testApp.rawSql(measuredMember('U-1', START))
  // what a member holds by now began long ago
  await testApp.rawSql(changedStandard('c-held', START, 'U-held'))
  await testApp.rawSql(
    `INSERT INTO standard_holdings (member_id, standard, state, since) VALUES ('U-held', 'verified_client', 'held', '${START}')`,
  )
  // a proposal that waits for its second lead
  await testApp.rawSql(dryRunOf('r-waits', START))
  await testApp.rawSql(
    `INSERT INTO standard_versions (id, number, state, standards, hash, dry_run_id, reason, proposer_id, proposed_at) VALUES ('v-1', 1, 'proposed', '{}', '${'0'.repeat(64)}', 'r-waits', '', 'mori', '${START}')`,
  )
  await told('old')
  await storeReminder(testApp, { id: 'CR-young', client: 'U-8', freelancer: 'U-9' })
  await storeReminder(testApp, { id: 'CR-open', client: 'U-8', freelancer: 'U-9', state: 'due' })
  await storeEnquiry(testApp, { id: 'E-young', memberId: 'U-9', linkedMember: 'U-8' })
  await told('young')
  await changeRetentionDays(testApp.app, admin, SHORT)
  const would = await dryRunRetention(testApp.app, SHORT)
  const expected: RetentionCounts = {
    old_versions: 1,
    correspondence: 2,
    report_words: 1,
    contact_reminders: 1,
    enquiries: 1,
    case_notes: 4,
    answers: 1,
    member_notes: 1,
    decision_texts: 4,
    delivered_events: 4,
    disclosures: 1,
    standard_changes: 1,
    standard_forecasts: 1,
    unknown_metrics: 1,
    silent_members: 1,
    unused_snippets: 1,
    unused_steps: 1,
    unused_views: 1,
  }
  expect(would).toEqual(expected)
  const months = await testApp.rawSql(
    "SELECT month, sum(n) AS n FROM breakdown_counts WHERE dimension = 'category' GROUP BY month ORDER BY month",
  )
  await runRetention(testApp.app)
  expect((await getRetentionState(testApp.app)).last?.counts).toEqual(expected)
  expect(Object.values(await dryRunRetention(testApp.app, SHORT))).toEqual(RETENTION_CLASSES.map(() => 0))
  expect([await texts('J-old'), await texts('J-again'), await texts('J-young')]).toEqual([[2], [1, 2], [1, 2]])
  expect([await texts('M-old'), await texts('M-young')]).toEqual([[], [1]])
  expect(await testApp.rawSql("SELECT id FROM members WHERE erased_at IS NOT NULL AND data_key = ''")).toEqual([
    { id: 'U-silent' },
  ])
  expect(await testApp.rawSql("SELECT member_id AS id FROM member_notes WHERE text = ''")).toEqual([{ id: 'U-silent' }])
  expect(await testApp.rawSql("SELECT id FROM answers WHERE kind <> 'own_text_unused'")).toEqual([{ id: 'a-young' }])
  expect(await testApp.rawSql('SELECT id FROM disclosures')).toEqual([{ id: 'd-young' }])
  const left = async (column: string, table: string) =>
    (await testApp.rawSql(`SELECT ${column} AS id FROM ${table} ORDER BY 1`)).map(({ id }) => id)
  expect(await left('id', 'standard_changes')).toEqual(['c-held', 'c-young'])
  expect(await left('member_id', 'member_metrics')).toEqual(['U-1', 'U-young'])
  expect(await left('run_id', 'standard_forecasts')).toEqual(['r-waits', 'r-young'])
  const emptied = (table: string) =>
    testApp.rawSql(`SELECT * FROM ${table} WHERE erased_at IS NOT NULL`).then(([row]) => row as Record<string, unknown>)
  expect(await emptied('contact_reminders')).toMatchObject({
    ...{ id: 'CR-old', text: '', answer: '', letter_asking: '', letter_silent: '', reason: '' },
    ...{ client_id: 'U-8', freelancer_id: 'U-9', outcome: 'payment_confirmed', amount_yen: 30_000 },
    contract: expect.stringContaining('"title":""'),
  })
  expect(await emptied('enquiries')).toMatchObject({
    ...{
      id: 'E-old',
      stated_name: '',
      stated_job_url: '',
      stated_key: '',
      text: '',
      evidence: '[]',
      letter: '',
      note: '',
    },
    checklist: '{"paid":{"yen":20000}}',
  })
  expect([await texts('C-1'), await texts('C-CR-young'), await texts('E-old'), await texts('E-young')]).toEqual([
    ...[[], [1], [], [1]],
  ])
  expect(await testApp.rawSql("SELECT id FROM search_docs WHERE type IN ('contract', 'enquiry') ORDER BY id")).toEqual([
    ...[{ id: 'C-CR-open' }, { id: 'C-CR-young' }, { id: 'E-young' }],
  ])
  expect(await testApp.rawSql("SELECT id FROM reports WHERE text = ''")).toEqual([{ id: 'R-old' }])
  const indexed = await testApp.rawSql("SELECT id FROM search_docs WHERE type = 'report'")
  expect(indexed.map(({ id }) => id)).toContain('R-new')
  expect(indexed.map(({ id }) => id)).not.toContain('R-old')
  expect(
    await testApp.rawSql(
      "SELECT month, sum(n) AS n FROM breakdown_counts WHERE dimension = 'category' GROUP BY month ORDER BY month",
    ),
  ).toEqual(months)
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
  const [entry] = await auditPage(testApp.db, { action: 'retention.ran', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual(expected)
})

const WORDS = '誰にも残らない言葉'

/** Tables in which the words are. */
async function tablesWithWords(): Promise<string[]> {
  const onPostgres = process.env.TEST_ENGINE === 'postgres'
  const names = await testApp.rawSql(
    onPostgres
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
      : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1",
  )
  const found: string[] = []
  for (const { name } of names)
    if (JSON.stringify(await testApp.rawSql(`SELECT * FROM "${name}"`)).includes(WORDS)) found.push(String(name))
  return found
}

/** Every text there is about a member, a reminder and an enquiry says the same words; all of it has ended. */
async function everythingSaid(): Promise<void> {
  const { rawSql, app } = testApp
  await know('U-1')
  await testApp.ingest(aJob('J-1', { title: WORDS, description: `${WORDS} LINEで。` }))
  await testApp.ingest(aJob('J-1', { updatedAt: '2026-11-24T02:00:00.000Z' }))
  await testApp.ingest(aMessage('M-1', { body: `${WORDS} LINEのID: kantan_shigoto を追加してください。` }))
  await testApp.ingest(aReport('R-1', { text: WORDS }))
  for (const [target, contentVersion, measure] of [
    ['J-1', 2, 'request_correction'],
    ['M-1', 1, 'hide'],
  ] as const) {
    const [row] = await rawSql(`SELECT id FROM cases WHERE target_id = '${target}'`)
    const caseId = String(row?.id)
    await claimCase(app, sato, caseId)
    await app.storage.write((tx) => addCaseNote(tx, START, sato, { caseId, text: WORDS, mentions: [] }))
    const { passages, ...chosen } = choiceOf(measure)
    const suggested = passages.map((each) => ({ ...each, suggestion: WORDS }))
    const choice = { ...chosen, text: WORDS, passages: suggested }
    await decideAs(testApp, sato, { caseId, choice, contentVersion, note: WORDS })
  }
  testApp.wait(10)
  await finalizeExpiredDecisions(app)
  await app.storage.write((tx) => addMemberNote(tx, START, sato, { memberId: 'U-1', text: WORDS }))
  const said = { text: WORDS, written: WORDS }
  await storeReminder(testApp, { ...said, id: 'CR-1', title: WORDS, answer: WORDS })
  await storeEnquiry(testApp, { ...said, id: 'E-1', statedName: WORDS, evidence: [{ text: WORDS, by: null }] })
  const appeal = `'', 'U-1', '${WORDS}', '${START}', '${START}', 'upheld', '${START}', '${WORDS}', '${WORDS}'`
  await rawSql(
    `INSERT INTO appeals (id, decision_id, reminder_id, measure_id, member_id, text, appealed_at, received_at, state, decided_at, reason, letter)
     SELECT 'A-' || id, id, '', ${appeal} FROM decisions UNION ALL SELECT 'A-' || id, '', id, ${appeal} FROM contact_reminders`,
  )
  await rawSql(`UPDATE outbox SET state = 'delivered', delivered_at = '${START}'`)
}

test('of what is past its time no words are left in any table', async () => {
  await everythingSaid()
  expect(await tablesWithWords()).toEqual([
    ...['appeals', 'case_notes', 'contact_reminders', 'content_versions', 'decisions', 'enquiries', 'member_notes'],
    'reports',
  ])
  testApp.wait(401 * DAY)
  await changeRetentionDays(testApp.app, admin, SHORT)
  await runRetention(testApp.app)
  expect(await tablesWithWords()).toEqual([])
})

test('the evidence and the reason of a withdrawal go with the text of its decision; those of a younger one stay', async () => {
  const steps = withdrawalSteps(testApp)
  const [maya, kimura] = [await steps.signedIn('maya', 'moderator'), await steps.signedIn('kimura', 'approver')]
  for (const n of [1, 2]) {
    const { withdrawalId } = await steps.proposeAs(
      maya,
      steps.proposal(await steps.inHand(maya, `U-471${n}`, `J-${n}`)),
    )
    await steps.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '証拠が足りません' })
    const { id: caseId, fence } = await testApp.caseOfJob(`J-${n}`)
    await claimCase(testApp.app, sato, caseId)
    await decideAs(testApp, sato, { caseId, fence: fence + 1, choice: NO_VIOLATION, note: '内部の理由' })
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    testApp.wait(31 * DAY)
  }
  await noted('U-4711')
  await changeRetentionDays(testApp.app, admin, SHORT)
  await runRetention(testApp.app)
  const written = await testApp.rawSql(
    'SELECT member_id, length(withdrawals.reason) AS reason, max(length(text)) AS text FROM withdrawals JOIN withdrawal_evidence ON withdrawal_id = withdrawals.id GROUP BY 1, 2 ORDER BY 1',
  )
  expect(written.map(({ member_id, reason, text }) => [member_id, Number(reason) > 0, Number(text) > 0])).toEqual([
    ['U-4711', false, false],
    ['U-4712', true, true],
  ])
  // a decision that has nothing but a note is emptied, too; a note on the member from today is not as old as their cases
  const withNote = await testApp.rawSql("SELECT author_id AS id FROM decisions WHERE note <> ''")
  expect(withNote).toEqual([{ id: 'U-4712' }])
  expect(await testApp.rawSql('SELECT text FROM member_notes')).toEqual([{ text: '電話で確認済み' }])
})

test('it runs once a night, and one that was cut off goes on where it was', async () => {
  await finished('old', 'U-1')
  await changeRetentionDays(testApp.app, admin, SHORT)
  const turn = createRetentionJob(testApp.app)
  // a desk that has never run waits for its first night
  expect(await turn()).toBe(0)
  const first = await lastRetentionRun(testApp.db)
  expect(first).toMatchObject({ counts: {}, place: null })
  expect((await getRetentionState(testApp.app)).last).toBeNull()
  testApp.wait(100 * DAY)
  const begun = createRetentionJob(testApp.app)
  expect(await begun()).toBe(1)
  expect((await lastRetentionRun(testApp.db))?.place).not.toBeNull()
  // another process takes it up
  const next = createRetentionJob(testApp.app)
  while ((await next()) > 0);
  const done = await getRetentionState(testApp.app)
  expect(done.last).toMatchObject({
    finishedAt: testApp.app.clock.now(),
    counts: { old_versions: 1, decision_texts: 2 },
  })
  expect(await createRetentionJob(testApp.app)()).toBe(0)
})

test('a run that is dated in the future counts as none: the next one waits for tonight, and nothing it had begun goes on', async () => {
  await finished('old', 'U-1')
  await changeRetentionDays(testApp.app, admin, SHORT)
  expect(await createRetentionJob(testApp.app)()).toBe(0)
  // a clock five years ahead has begun one
  testApp.wait(5 * 365 * DAY)
  expect(await createRetentionJob(testApp.app)()).toBe(1)
  testApp.wait(-5 * 365 * DAY)
  const right = createRetentionJob(testApp.app)
  expect(await right()).toBe(0)
  expect(await lastRetentionRun(testApp.db)).toMatchObject({
    startedAt: testApp.app.clock.now(),
    place: null,
    counts: {},
  })
  testApp.wait(DAY)
  expect(await createRetentionJob(testApp.app)()).toBe(1)
})

test('a run whose clock is set back while it goes on takes no further step', async () => {
  await finished('old', 'U-1')
  await changeRetentionDays(testApp.app, admin, SHORT)
  await createRetentionJob(testApp.app)()
  testApp.wait(100 * DAY)
  const turn = createRetentionJob(testApp.app)
  await turn()
  const begun = await lastRetentionRun(testApp.db)
  expect(begun?.place).not.toBeNull()
  testApp.wait(-50 * DAY)
  await turn()
  expect(await lastRetentionRun(testApp.db)).toEqual(begun)
})

test('three in the morning in Japan is the next of them, whatever the hour', () => {
  expect(nextRetentionRun('2026-11-24T01:00:00.000Z')).toBe('2026-11-24T18:00:00.000Z')
  expect(nextRetentionRun('2026-11-24T18:00:00.000Z')).toBe('2026-11-25T18:00:00.000Z')
})

test('days outside their bounds are refused, and whoever may not sets none', async () => {
  const set = (days: Partial<RetentionDays>, actor = admin) =>
    refusalOf(changeRetentionDays(testApp.app, actor, { ...defaultRetention(), ...days }))
  expect(await set({ case_notes: 59 })).toBe('days_out_of_range')
  expect(await set({ disclosures: 364 })).toBe('days_out_of_range')
  expect(await set({ old_versions: 3_651 })).toBe('days_out_of_range')
  expect(await set({}, sato)).toBe('not_permitted')
  await changeRetentionDays(testApp.app, admin, { ...defaultRetention(), case_notes: null, delivered_events: 7 })
  expect(await retentionDays(testApp.db)).toMatchObject({ case_notes: null, delivered_events: 7, report_words: 1_095 })
})
