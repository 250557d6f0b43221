import type { RetentionClass } from '@mimamori/policy/retention/retention-class-rules'
import { retentionPage } from '@mimamori/storage/retention/retention-reads'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { addMemberNote } from '../members/member-notes.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { changedStandard, dryRunOf, measuredMember, ownTextsOf } from '../testing/stored-standards.ts'
import { aJob, aMember, aMessage, aReport, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'

const EARLIER = '2026-11-24T00:59:59.999Z'
/** a millisecond after START */
const CUTOFF = '2026-11-24T01:00:00.001Z'

let testApp: TestApp

async function decideOn(targetId: string, contentVersion: number): Promise<void> {
  const [found] = await testApp.rawSql(`SELECT id FROM cases WHERE target_id = '${targetId}'`)
  const caseId = String(found?.id)
  await claimCase(testApp.app, sato, caseId)
  await testApp.app.storage.write((tx) => addCaseNote(tx, START, sato, { caseId, text: 'メモ', mentions: [] }))
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide'), contentVersion })
}

/** One member's job in two versions, with a report, and their message, all decided; whatever is of the desk is of START. */
beforeAll(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aJob('J-1', { title: '新しい版', updatedAt: CUTOFF }))
  await testApp.ingest(aReport('R-1', { reporterId: 'U-1' }))
  await testApp.ingest(aMessage('M-1'))
  const note = { memberId: 'U-1', text: '電話で確認済み' }
  await testApp.app.storage.write((tx) => addMemberNote(tx, START, sato, note))
  await decideOn('J-1', 2)
  await decideOn('M-1', 1)
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.rawSql(
    `INSERT INTO answers (id, staff_id, at, kind, case_id, detail) SELECT 'a-1', 'sato', '${START}', 'correction_made', id, '{}' FROM cases WHERE target_id = 'J-1'`,
  )
  await testApp.rawSql(
    `INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES ('d-1', '${START}', 'sato', 'U-1', 'reveal', 'email', 'other')`,
  )
  await storeReminder(testApp, { id: 'CR-1', client: 'U-8', freelancer: 'U-9' })
  await storeReminder(testApp, { id: 'CR-2', client: 'U-8', freelancer: 'U-9', state: 'answered' })
  await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-9', linkedMember: 'U-8' })
  await testApp.rawSql(changedStandard('c-1', START))
  await testApp.rawSql(dryRunOf('r-1', START))
  await testApp.rawSql(measuredMember('U-never-sent', START))
  await testApp.rawSql(ownTextsOf('old', START))
})
afterAll(() => testApp.close())

type Column = keyof typeof SETTERS
const SETTERS = {
  'cases.closed_at': (at: string) => `UPDATE cases SET closed_at = '${at}' WHERE state = 'closed'`,
  'reports.received_at': (at: string) => `UPDATE reports SET received_at = '${at}'`,
  'member_notes.at': (at: string) => `UPDATE member_notes SET at = '${at}'`,
  'decisions.decided_at': (at: string) => `UPDATE decisions SET decided_at = '${at}'`,
  'outbox.delivered_at': (at: string) => `UPDATE outbox SET state = 'delivered', delivered_at = '${at}'`,
  'standard_changes.at': (at: string) => `UPDATE standard_changes SET at = '${at}'`,
  'standard_runs.ended_at': (at: string) => `UPDATE standard_runs SET ended_at = '${at}'`,
  'disclosures.at': (at: string) => `UPDATE disclosures SET at = '${at}'`,
  'contact_reminders.received_at': (at: string) => `UPDATE contact_reminders SET received_at = '${at}'`,
  'contact_reminders.ended_at': (at: string) =>
    `UPDATE contact_reminders SET answered_at = '${at}' WHERE state = 'answered'; UPDATE contact_reminders SET decided_at = '${at}' WHERE state = 'decided'`,
  'contact_reminders.agreed_at': (at: string) => `UPDATE contact_reminders SET agreed_at = '${at}'`,
  'contact_reminders.reversed_at': (at: string) => `UPDATE contact_reminders SET reversed_at = '${at}'`,
  'enquiries.answered_at': (at: string) => `UPDATE enquiries SET answered_at = '${at}'`,
  'members.received_at': (at: string) => `UPDATE members SET received_at = '${at}'`,
  'member_metrics.received_at': (at: string) => `UPDATE member_metrics SET received_at = '${at}'`,
  'snippets.used_at': (at: string) => `UPDATE snippets SET used_at = '${at}'`,
  'saved_steps.used_at': (at: string) => `UPDATE saved_steps SET used_at = '${at}'`,
  'saved_views.used_at': (at: string) => `UPDATE saved_views SET used_at = '${at}'`,
  'contents.updated_at': (at: string) => `UPDATE contents SET updated_at = '${at}'`,
} as const

/** Which instants keep a row of a class; the one of a text cannot be changed, and is tried by itself. */
const INSTANTS = {
  old_versions: ['cases.closed_at'],
  correspondence: ['cases.closed_at'],
  report_words: ['reports.received_at', 'cases.closed_at'],
  contact_reminders: [
    'contact_reminders.received_at',
    'contact_reminders.ended_at',
    'contact_reminders.agreed_at',
    'contact_reminders.reversed_at',
  ],
  enquiries: ['enquiries.answered_at', 'cases.closed_at'],
  case_notes: ['cases.closed_at'],
  answers: ['cases.closed_at'],
  member_notes: ['member_notes.at', 'cases.closed_at'],
  decision_texts: ['cases.closed_at', 'decisions.decided_at'],
  delivered_events: ['outbox.delivered_at'],
  disclosures: ['disclosures.at'],
  standard_changes: ['standard_changes.at'],
  standard_forecasts: ['standard_runs.ended_at'],
  unknown_metrics: ['member_metrics.received_at'],
  silent_members: ['members.received_at', 'contents.updated_at', 'reports.received_at', 'cases.closed_at'],
  unused_snippets: ['snippets.used_at'],
  unused_steps: ['saved_steps.used_at'],
  unused_views: ['saved_views.used_at'],
} as const satisfies Record<RetentionClass, readonly Column[]>
const EACH_INSTANT = Object.entries(INSTANTS).flatMap(([of, columns]) =>
  columns.map((column) => [of as RetentionClass, column] as const),
)

async function expired(of: RetentionClass, before = CUTOFF): Promise<number> {
  return (await retentionPage(testApp.db, of, before, null, 100)).keys.length
}

async function setAll(at: string): Promise<void> {
  for (const setter of Object.values(SETTERS)) await testApp.rawSql(setter(at))
}

beforeEach(() => setAll(START))

test.each(EACH_INSTANT)(
  '%s: where %s is a millisecond before the cutoff it goes, exactly at it it stays',
  async (of, column) => {
    expect(await expired(of)).toBeGreaterThan(0)
    await testApp.rawSql(SETTERS[column](CUTOFF))
    expect(await expired(of)).toBe(0)
  },
)

test.each(['old_versions', 'correspondence'] as const)(
  '%s: a text that came exactly at the cutoff stays',
  async (of) => {
    await setAll(EARLIER)
    expect([await expired(of, START), await expired(of, CUTOFF)]).toEqual([0, 1])
  },
)

describe('what was written with a decision', () => {
  test.each(['held', 'ready', 'sending', 'retrying', 'dead'])('stays while an event of it is %s', async (state) => {
    await testApp.rawSql(`UPDATE outbox SET state = '${state}'`)
    expect([await expired('decision_texts'), await expired('delivered_events')]).toEqual([0, 0])
  })

  test('goes once its events are delivered or undone', async () => {
    expect(await expired('decision_texts')).toBe(2)
    await testApp.rawSql("UPDATE outbox SET state = 'undone'")
    expect([await expired('decision_texts'), await expired('delivered_events')]).toEqual([2, 0])
  })
})

describe('a contact reminder and an enquiry', () => {
  const both = async () => [await expired('contact_reminders'), await expired('enquiries')]
  const told = (state: string) =>
    testApp.rawSql(
      `DELETE FROM outbox WHERE id LIKE 'told-%'; INSERT INTO outbox (id, decision_id, event, payload, state, due_at, attempts, created_at)
       VALUES ('told-1', '', 'told', '{"data":{"reminderId":"CR-1"}}', '${state}', '${START}', 0, '${START}'),
       ('told-2', '', 'told', '{"data":{"enquiryId":"E-1"}}', '${state}', '${START}', 0, '${START}')`,
    )

  test.each(['ready', 'sending', 'retrying', 'dead'])('stay while an event that names them is %s', async (state) => {
    await told(state)
    expect(await both()).toEqual([1, 0])
    await told('delivered')
    expect(await both()).toEqual([2, 1])
  })

  test('stay while their case is not closed, or was closed at the cutoff', async () => {
    await testApp.rawSql(`UPDATE cases SET closed_at = '${CUTOFF}' WHERE state = 'closed'`)
    expect(await both()).toEqual([1, 0])
  })

  test('stay while an appeal against the outcome is undecided', async () => {
    await testApp.rawSql(
      `INSERT INTO appeals (id, decision_id, measure_id, member_id, text, appealed_at, received_at, state, reminder_id)
       VALUES ('A-cr', '', '', 'U-8', '異議', '${START}', '${START}', 'open', 'CR-1')`,
    )
    expect(await both()).toEqual([1, 1])
    await testApp.rawSql("DELETE FROM appeals WHERE id = 'A-cr'")
  })

  test.each([
    ['one side of a reminder', "client_id = 'U-1'", "client_id = 'U-8'"],
    ['the other side of a reminder', "freelancer_id = 'U-1'", "freelancer_id = 'U-9'"],
  ])('of %s, their member is not silent', async (_who, now, before) => {
    expect(await expired('silent_members')).toBe(1)
    await testApp.rawSql(`UPDATE contact_reminders SET ${now}, received_at = '${CUTOFF}'`)
    expect(await expired('silent_members')).toBe(0)
    await testApp.rawSql(`UPDATE contact_reminders SET ${before}`)
  })

  test.each([
    ['member_id', 'U-9'],
    ['linked_member', 'U-8'],
  ])('of an enquiry, the %s is not silent', async (column, before) => {
    await testApp.rawSql(`UPDATE enquiries SET ${column} = 'U-1', received_at = '${CUTOFF}'`)
    expect(await expired('silent_members')).toBe(0)
    await testApp.rawSql(`UPDATE enquiries SET ${column} = '${before}', received_at = '${START}'`)
    expect(await expired('silent_members')).toBe(1)
  })
})

describe('an answer about a month, which has no case,', () => {
  test('goes where it is a millisecond before the cutoff, and stays exactly at it', async () => {
    await testApp.rawSql(
      `INSERT INTO answers (id, staff_id, at, kind, case_id) VALUES ('a-m', 'sato', '${START}', 'month_unclosed', '')`,
    )
    expect(await expired('answers')).toBe(2)
    await testApp.rawSql(`UPDATE answers SET at = '${CUTOFF}' WHERE id = 'a-m'`)
    expect(await expired('answers')).toBe(1)
    await testApp.rawSql("DELETE FROM answers WHERE id = 'a-m'")
  })
})

test('the list of a dry run stays as long as the version it was for ended no earlier than the cutoff', async () => {
  const version = `'v-1', 1, 'approved', '{}', '${'0'.repeat(64)}', 'r-1', '', 'mori', '${START}', 'ueno', '${CUTOFF}', '${CUTOFF}'`
  await testApp.rawSql(
    `INSERT INTO standard_versions (id, number, state, standards, hash, dry_run_id, reason, proposer_id, proposed_at, ended_by, ended_at, begins_at) VALUES (${version})`,
  )
  expect(await expired('standard_forecasts')).toBe(0)
  await testApp.rawSql(`UPDATE standard_versions SET ended_at = '${START}'`)
  expect(await expired('standard_forecasts')).toBe(1)
  await testApp.rawSql('DELETE FROM standard_versions')
})

describe('a change of a standard', () => {
  test.each([
    ['stays while its member holds that standard', 'verified_client', 0],
    ['goes though its member holds another one', 'certified_client', 1],
  ])('%s', async (_what, standard, n) => {
    await testApp.rawSql(
      `INSERT INTO standard_holdings (member_id, standard, state, since) VALUES ('U-1', '${standard}', 'held', '${START}')`,
    )
    expect(await expired('standard_changes')).toBe(n)
    await testApp.rawSql('DELETE FROM standard_holdings')
  })
})

describe('an appeal', () => {
  const appealed = (state: string, at: string) =>
    testApp.rawSql(
      `DELETE FROM appeals; INSERT INTO appeals (id, decision_id, measure_id, member_id, text, appealed_at, received_at, state, decided_at)
       SELECT 'A-1', id, 'L-1', 'U-1', '異議', '${at}', '${at}', '${state}', '${at}' FROM decisions
       WHERE case_id = (SELECT id FROM cases WHERE target_id = 'M-1')`,
    )
  const kept = async () => [
    await expired('correspondence'),
    await expired('decision_texts'),
    await expired('silent_members'),
  ]

  test.each(['open', 'held'])(
    'that is %s keeps the text, what was written with the decision, and the member',
    async (state) => {
      await appealed(state, START)
      expect(await kept()).toEqual([0, 1, 0])
    },
  )

  test('that has ended keeps what was written with the decision, and the member, as long as it is not older than the cutoff', async () => {
    await appealed('upheld', CUTOFF)
    expect(await kept()).toEqual([1, 1, 0])
    await appealed('upheld', START)
    expect(await kept()).toEqual([1, 2, 1])
  })
})
