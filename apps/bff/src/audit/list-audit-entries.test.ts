import { AUDIT_ACTION_GROUPS } from '@mimamori/policy/audit/audit-actions'
import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseCase } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { snoozeCase } from '../cases/set-aside-case.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { type AuditQuery, listAuditEntries } from './list-audit-entries.ts'
import { requestAuditExport } from './request-audit-export.ts'

let testApp: TestApp
let first: string
let second: string
beforeAll(async () => {
  testApp = await openTestApp()
  const { app } = testApp
  await storeAccounts(app, [sato, suzuki, tanaka])
  for (const id of ['J-1', 'J-2']) await testApp.ingest(aJob(id))
  first = (await testApp.caseOfJob('J-1')).id
  second = (await testApp.caseOfJob('J-2')).id
  // a minute each: claimed, released, claimed, snoozed; claimed and decided by a colleague
  const steps = [
    () => claimCase(app, sato, first),
    () => releaseCase(app, sato, { caseId: first, fence: 1 }),
    () => claimCase(app, sato, first),
    () => snoozeCase(app, sato, { caseId: first, fence: 2 }, plusSeconds(app.clock.now(), 3600)),
    () => claimCase(app, suzuki, second),
    () => decideAs(testApp, suzuki, { caseId: second, choice: choiceOf('warn') }),
  ]
  for (const step of steps) {
    testApp.wait(60)
    await step()
  }
})
afterAll(() => testApp.close())

const minute = (n: number) => plusSeconds(START, n * 60)
const list = (query: AuditQuery = {}, who = tanaka) => listAuditEntries(testApp.app, who, query)
const actions = async (query: AuditQuery, who = tanaka) =>
  (await list(query, who)).entries.map(({ action }) => action.replace('case.', ''))

test('whoever may read all of the log reads who did what to which case, the newest first', async () => {
  const { entries, scope } = await list({ limit: 3 })
  expect(scope).toBe('all')
  expect(entries.map(({ at, actor, action, subject }) => [at, actor.alias, action, subject.caseNumber])).toEqual([
    [minute(6), 'suzuki', 'case.decided', 2],
    [minute(5), 'suzuki', 'case.claimed', 2],
    [minute(4), 'sato', 'case.snoozed', 1],
  ])
  expect(entries[2]?.detail).toEqual({ fence: 2, until: plusSeconds(minute(4), 3600) })
})

test('a moderator reads what they did themselves, whomever they ask for, and an auditor whom they ask for', async () => {
  const own = ['snoozed', 'claimed', 'released', 'claimed']
  for (const actor of [undefined, 'sato', 'suzuki'])
    expect([actor, await actions({ actor }, sato)]).toEqual([actor, own])
  expect((await list({}, sato)).scope).toBe('own')
  const auditor = person('auditor', 'auditor')
  expect(await actions({ actor: 'suzuki' }, auditor)).toEqual(['decided', 'claimed'])
  expect(await actions({ actor: 'sato' }, auditor)).toEqual(own)
  expect(await actions({ subject: second }, sato)).toEqual([])
})

test('entries are narrowed by action, by group, of which an action is the narrower, by case, and by time', async () => {
  expect(await actions({ action: 'case.claimed' })).toEqual(['claimed', 'claimed', 'claimed'])
  expect(await actions({ group: 'decisions' })).toEqual(['decided'])
  // of several actions: the newest of all of them
  expect(await actions({ group: 'cases', limit: 3 })).toEqual(['claimed', 'snoozed', 'claimed'])
  expect(await actions({ group: 'cases', action: 'case.decided' })).toEqual(['decided'])
  expect(await actions({ group: 'cases', actor: 'suzuki' })).toEqual(['claimed'])
  expect(await actions({ group: 'people' })).toEqual(['staff.added', 'staff.added', 'staff.added'])
  expect(AUDIT_ACTION_GROUPS.people).toContain('staff.added')
  expect(await actions({ subject: second })).toEqual(['decided', 'claimed', 'opened'])
  expect(await actions({ subject: second, action: 'case.opened' })).toEqual(['opened'])
  // from an instant on, and until another that is not part of it
  expect(await actions({ from: minute(2), until: minute(4) })).toEqual(['claimed', 'released'])
  expect(await actions({ from: minute(6), until: minute(7) })).toEqual(['decided'])
})

test('the log is read in pages without a gap, and an export of it counts the same entries', async () => {
  const all = (await auditPage(testApp.db, { limit: 100 })).map(({ seq }) => seq)
  for (const limit of [1, 3, all.length, 100]) {
    const seen: number[] = []
    let before: number | undefined
    do {
      const { entries, next } = await list({ limit, before })
      seen.push(...entries.map(({ seq }) => seq))
      before = next ?? undefined
    } while (before !== undefined)
    expect([limit, seen]).toEqual([limit, all])
  }
  const asked = { format: 'jsonl', reason: 'review', group: 'cases', actor: 'sato' } as const
  expect((await requestAuditExport(testApp.app, tanaka, asked)).rows).toBe(4)
})
