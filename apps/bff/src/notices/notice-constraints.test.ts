import { afterEach, beforeEach, expect, test } from 'vitest'
import { signAuditHead } from '../audit/sign-audit-head.ts'
import { verifyAuditLog } from '../audit/verify-audit-log.ts'
import { getNoticeText } from '../intake/get-notice-text.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { noticeSteps } from '../testing/test-notices.ts'

const ON_POSTGRES = process.env.TEST_ENGINE === 'postgres'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** Does the database itself refuse this? */
const refused = (sql: string) =>
  testApp.rawSql(sql).then(
    () => 'was done',
    () => 'refused',
  )

test('no hand in the database publishes a notice alone, without figures, or changes one that is published', async () => {
  const [months, at] = [closingSteps(testApp), noticeSteps(testApp)]
  const [ueno, mori] = [await months.aLead('ueno'), await months.aLead('mori')]
  await months.confirmed('J-1')
  testApp.wait(7 * 86_400)
  const proposed = await months.proposeAs(ueno, '2026-11')
  await months.approveAs(mori, proposed)
  const id = await at.requestedBy(ueno, '2026-12')
  const now = testApp.app.clock.now()
  const publish = (by: string, closing: string, revision = 1) =>
    `UPDATE notices SET state = 'published', published_at = '${now}', published_by = '${by}', closing_id = '${closing}', revision = ${revision}, issue = '{}', hash = '' WHERE id = '${id}'`
  const tries: Record<string, string> = {
    'by its editor': publish(ueno.id, proposed.closingId),
    'by nobody': publish('nobody', proposed.closingId),
    'on a month that is not closed': publish(mori.id, 'none'),
    'on a revision there is not': publish(mori.id, proposed.closingId, 2),
    'with other words': publish(mori.id, proposed.closingId).replace('SET', "SET texts = '{}',"),
    'without a request': `UPDATE notices SET state = 'draft'`,
    'other words under the same edit': "UPDATE notices SET texts = '{}'",
    'another editor': `UPDATE notices SET editor_id = '${mori.id}'`,
    'another month': "UPDATE notices SET month = '2026-10'",
    'away with it': 'DELETE FROM notices',
    'a second one that is open': `INSERT INTO notices (id, month, version, state, edit, texts, created_at, created_by, edited_at, editor_id) VALUES ('n', '2026-12', 2, 'draft', 1, '{}', '${now}', 'x', '${now}', 'x')`,
    'one that is asked for already': `INSERT INTO notices (id, month, version, state, edit, texts, created_at, created_by, edited_at, editor_id, requested_at, requested_by) VALUES ('n', '2026-10', 1, 'requested', 1, '{}', '${now}', 'x', '${now}', 'x', '${now}', 'x')`,
  }
  for (const [what, sql] of Object.entries(tries)) expect(await refused(sql), what).toBe('refused')
  await at.approveAs(mori, id, 2)
  // beside it a draft, which alone may go
  await at.beginAs(ueno, '2027-01')
  const after = {
    'away with it': 'DELETE FROM notices',
    'away with this one': `DELETE FROM notices WHERE id = '${id}'`,
    'back to its writers': "UPDATE notices SET state = 'draft', requested_at = NULL, requested_by = NULL",
    'other documents': "UPDATE notices SET issue = '{}'",
    'another hash': "UPDATE notices SET hash = 'x'",
  }
  for (const [what, sql] of Object.entries(after)) expect(await refused(sql), what).toBe('refused')
  expect(await refused("DELETE FROM notices WHERE state = 'draft'")).toBe('was done')
})

test('a published notice says so when a hand has changed it', async () => {
  const [months, at] = [closingSteps(testApp), noticeSteps(testApp)]
  const [ueno, mori] = [await months.aLead('ueno'), await months.aLead('mori')]
  testApp.wait(7 * 86_400)
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
  const id = await at.requestedBy(ueno, '2026-12')
  await at.approveAs(mori, id, 2)
  expect(await at.viewFor(mori, id)).toMatchObject({ intact: true })
  await signAuditHead(testApp.app, 'system', 'asked')
  expect((await verifyAuditLog(testApp.app)).ok).toBe(true)
  expect(await getNoticeText(testApp.db, { id })).toMatchObject({ id })
  for (const guard of ['notices_steps', 'notices_publish'])
    await testApp.rawSql(`DROP TRIGGER ${guard}${ON_POSTGRES ? ' ON notices' : ''}`)
  await testApp.rawSql(
    `UPDATE notices SET issue = replace(replace(issue, '"total":null', '"total":7'), '"pooled":null,', '')`,
  )
  expect(await at.viewFor(mori, id)).toMatchObject({ intact: false, figures: { total: 7, pooled: null } })
  // nobody approved that: it is not handed out, and whoever checks the log hears of it
  expect(await getNoticeText(testApp.db, { id })).toBe(null)
  const altered = { ok: false, flaws: [{ what: 'notice_altered', id, month: '2026-12' }] }
  expect(await verifyAuditLog(testApp.app)).toMatchObject(altered)
  await testApp.rawSql("UPDATE notices SET issue = 'x'")
  expect(await at.viewFor(mori, id)).toMatchObject({ intact: false, documents: [] })
})
