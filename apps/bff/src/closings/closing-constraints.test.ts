import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closedMonth } from '@mimamori/storage/closings/closing-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signAuditHead } from '../audit/sign-audit-head.ts'
import { verifyAuditLog } from '../audit/verify-audit-log.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { listClosingMonths } from './get-closing.ts'

const NOVEMBER = '2026-11'
const ON_POSTGRES = process.env.TEST_ENGINE === 'postgres'

let testApp: TestApp
let at: ReturnType<typeof closingSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  at = closingSteps(testApp)
  ueno = await at.aLead('ueno')
  mori = await at.aLead('mori')
  await at.confirmed('J-1')
  testApp.wait(7 * 86_400)
})
afterEach(() => testApp.close())

/** Does the database itself refuse this? */
const refused = (sql: string) =>
  testApp.rawSql(sql).then(
    () => 'was done',
    () => 'refused',
  )

/** A hand that has taken the guards away first. */
async function unguarded(sql: string) {
  const guards = ON_POSTGRES ? ['closings_steps'] : ['closings_steps', 'closings_second_lead']
  for (const each of guards) await testApp.rawSql(`DROP TRIGGER ${each}${ON_POSTGRES ? ' ON closings' : ''}`)
  await testApp.rawSql(sql)
}

const FORGED = 'replace(snapshot, \'"direct_deal":1\', \'"direct_deal":7\')'

test('no hand in the database closes a month alone, or changes what was frozen', async () => {
  const { closingId } = await at.proposeAs(ueno, NOVEMBER)
  const now = testApp.app.clock.now()
  const approvalBy = (who: string) =>
    `UPDATE closings SET state = 'approved', ended_by = '${who}', ended_at = '${now}' WHERE id = '${closingId}'`
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${now}' WHERE id = '${mori.id}'`)
  const kato = await at.aLead('kato')
  const row = (month: string, revision: number, state: string, by: string) =>
    `INSERT INTO closings (id, month, revision, state, snapshot, hash, reason, proposer_id, proposed_at, ended_by, ended_at) VALUES ('c-${month}', '${month}', ${revision}, '${state}', '{}', '${'0'.repeat(64)}', '', '${ueno.id}', '${now}', ${by}, ${by === 'NULL' ? by : `'${now}'`})`
  const tries: Record<string, string> = {
    'by who proposed': approvalBy(ueno.id),
    'by nobody': approvalBy('nobody'),
    'by somebody disabled': approvalBy(mori.id),
    'with other figures': approvalBy(kato.id).replace('SET', `SET snapshot = ${FORGED},`),
    'with another hash': approvalBy(kato.id).replace('SET', `SET hash = '${'0'.repeat(64)}',`),
    'other figures': `UPDATE closings SET snapshot = ${FORGED}`,
    'another proposer': `UPDATE closings SET proposer_id = '${kato.id}'`,
    'one more that waits': row(NOVEMBER, 1, 'proposed', 'NULL'),
    'one that is approved': row('2026-10', 1, 'approved', `'${kato.id}'`),
    'a revision of what was not closed': row('2026-10', 2, 'proposed', 'NULL'),
    'no closing any more': 'DELETE FROM closings',
  }
  for (const [what, sql] of Object.entries(tries)) expect(await refused(sql), what).toBe('refused')
  expect(await refused(approvalBy(kato.id))).toBe('was done')
  const after = {
    'open again': `UPDATE closings SET state = 'proposed', ended_by = NULL, ended_at = NULL`,
    'approved by another': `UPDATE closings SET ended_by = 'somebody'`,
    'with figures of today': `UPDATE closings SET snapshot = ${FORGED}`,
    'the same revision twice': row(NOVEMBER, 1, 'proposed', 'NULL'),
  }
  for (const [what, sql] of Object.entries(after)) expect(await refused(sql), what).toBe('refused')
  if (!ON_POSTGRES)
    expect(await refused("INSERT OR REPLACE INTO closings SELECT * FROM closings WHERE state = 'approved'")).toBe(
      'refused',
    )
})

test('frozen figures that no longer are what their hash says are said to be, and not approved', async () => {
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  await unguarded(`UPDATE closings SET snapshot = ${FORGED}`)
  expect(await at.stateFor(mori, NOVEMBER)).toMatchObject({
    pending: { intact: false },
    moves: { approve: 'snapshot_altered', send_back: null },
  })
  expect(await refusalOf(at.approveAs(mori, proposed))).toBe('snapshot_altered')
})

test('a month that was closed says so when a hand has changed it, or has changed its hash with it', async () => {
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER))
  expect((await closedMonth(testApp.db, NOVEMBER))?.intact).toBe(true)
  const { rawSql: byHand } = testApp
  await unguarded(`UPDATE closings SET snapshot = ${FORGED}`)
  expect(await closedMonth(testApp.db, NOVEMBER)).toMatchObject({ intact: false })
  const [row] = await byHand('SELECT snapshot FROM closings')
  const { hash } = await import('node:crypto')
  await byHand(`UPDATE closings SET hash = '${hash('sha256', String(row?.snapshot))}'`)
  expect(await closedMonth(testApp.db, NOVEMBER)).toMatchObject({ intact: false })
  for (const spoilt of ['x', '{}', 'null']) {
    await byHand(`UPDATE closings SET snapshot = '${spoilt}'`)
    expect((await at.stateFor(ueno, NOVEMBER)).revisions[0]).toMatchObject({ intact: false, snapshot: { tables: [] } })
    expect((await listClosingMonths(testApp.app)).months).toMatchObject([{ month: NOVEMBER, differs: true }])
  }
})

test('a month whose hash a hand has changed is put right by the next revision', async () => {
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER))
  await unguarded(`UPDATE closings SET hash = '${'0'.repeat(64)}'`)
  expect(await at.stateFor(ueno, NOVEMBER)).toMatchObject({ since: null, moves: { propose: null } })
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER, '改ざんのため'))
  expect(await closedMonth(testApp.db, NOVEMBER)).toMatchObject({ revision: 2, intact: true })
})

test('checking the audit log finds what a hand has changed of a closed month, and what it has taken away', async () => {
  await signAuditHead(testApp.app, 'system', 'asked')
  const { closingId } = await at.proposeAs(ueno, NOVEMBER)
  expect((await verifyAuditLog(testApp.app)).ok).toBe(true)
  await at.endAs(ueno, { how: 'taken_back', closingId })
  const proposed = await at.proposeAs(ueno, NOVEMBER)
  await at.approveAs(mori, proposed)
  expect((await verifyAuditLog(testApp.app)).ok).toBe(true)
  const altered = { ok: false, flaws: [{ what: 'closing_altered', id: proposed.closingId, month: NOVEMBER }] }
  await unguarded(`UPDATE closings SET snapshot = ${FORGED} WHERE state = 'approved'`)
  expect(await verifyAuditLog(testApp.app)).toMatchObject(altered)
  await testApp.rawSql('UPDATE closings SET snapshot = replace(snapshot, \'"direct_deal":7\', \'"direct_deal":1\')')
  expect((await verifyAuditLog(testApp.app)).ok).toBe(true)
  const kato = await at.aLead('kato')
  await testApp.rawSql(`UPDATE closings SET ended_by = '${kato.id}' WHERE state = 'approved'`)
  expect(await verifyAuditLog(testApp.app)).toMatchObject(altered)
  await testApp.rawSql(`DROP TRIGGER ${ON_POSTGRES ? 'closings_kept ON closings' : 'closings_no_delete'}`)
  await testApp.rawSql("DELETE FROM closings WHERE state = 'approved'")
  expect(await verifyAuditLog(testApp.app)).toMatchObject(altered)
})
