import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { listInbox } from '../inbox/list-inbox.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aMessage, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { getTrackRecord } from './get-track-record.ts'
import { endSilence, silenceRule } from './silence-rule.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const RULE = 'direct_deal.chat_contact'
const REASON = '業務用の連絡先を誤って検出しています'
const DAY_SECONDS = 24 * 3600

async function silenced(input: { rule?: string; days?: number; reason?: string } = {}, who = tanaka) {
  const asked = { rule: RULE, days: 7, reason: REASON, ...input }
  const done = await testApp.app.storage.write((tx) => silenceRule(tx, testApp.app.clock.now(), who, asked))
  await testApp.app.flagFilter.refreshSilences()
  return done
}

async function rulesOf(id: string, change = {}) {
  await testApp.ingest(aJob(id, change))
  return (await testApp.caseOfJob(id)).rules
}

test('a silenced rule raises no flag on what arrives, and speaks again at its end by itself', async () => {
  expect(await rulesOf('J-0')).toContain(RULE)
  const { until } = await silenced()
  expect(await rulesOf('J-1')).not.toContain(RULE)
  expect((await getTrackRecord(testApp.app, { days: 30 })).silences).toMatchObject([
    { rule: RULE, until, reason: REASON },
  ])
  testApp.wait(7 * DAY_SECONDS - 1)
  expect(await rulesOf('J-2')).not.toContain(RULE)
  testApp.wait(1)
  expect(await rulesOf('J-3')).toContain(RULE)
  expect((await getTrackRecord(testApp.app, { days: 30 })).silences).toEqual([])
  // once over, the rule can be silenced again
  await silenced({ days: 1 })
  expect(await rulesOf('J-4')).not.toContain(RULE)
})

test('other rules go on, and what was flagged before stays flagged though its facts change', async () => {
  const before = await rulesOf('J-0')
  await silenced()
  testApp.wait(60)
  const engagements = { contracts: 3, escrowedYen: 0, freelancers: 3 }
  expect(await rulesOf('J-0', { updatedAt: testApp.app.clock.now(), engagements })).toEqual(before)
  expect((await versionOf(testApp.db, { type: 'job', id: 'J-0' }, 1))?.flags.map(({ rule }) => rule)).toEqual(before)
  expect(await rulesOf('J-1')).toEqual(before.filter((rule) => rule !== RULE))
})

test('a private message that only silenced rules would flag is not kept', async () => {
  for (const rule of [RULE, 'direct_deal.contact_request', 'direct_deal.model']) await silenced({ rule })
  await silenced({ rule: 'direct_deal.chat_invite' }, person('nakano', 'lead'))
  await testApp.ingest(aMessage('M-1', { body: 'LINEのID: kantan_shigoto を追加してください。' }))
  expect(await testApp.rawSql("SELECT id FROM contents WHERE type = 'message'")).toEqual([])
})

test('a lead ends a silence before its time, and both are in the audit log', async () => {
  const { id } = await silenced()
  await testApp.app.storage.write((tx) => endSilence(tx, testApp.app.clock.now(), tanaka, id))
  await testApp.app.flagFilter.refreshSilences()
  expect(await rulesOf('J-1')).toContain(RULE)
  expect(await refusalOf(testApp.app.storage.write((tx) => endSilence(tx, testApp.app.clock.now(), tanaka, id)))).toBe(
    'silence_over',
  )
  const actions = await Promise.all(
    (['rule.silenced', 'silence.ended'] as const).map((action) => auditPage(testApp.db, { action, limit: 5 })),
  )
  expect(actions.flat().map(({ action, actorId, subjectId }) => [action, actorId, subjectId])).toEqual([
    ['rule.silenced', 'tanaka', RULE],
    ['silence.ended', 'tanaka', RULE],
  ])
})

test('what is no rule is not silenced, nor one that is silent already, nor by who may not', async () => {
  await silenced({ rule: 'mlm.model' })
  expect(await refusalOf(silenced({ rule: 'mlm.model' }))).toBe('already_silenced')
  expect(await refusalOf(silenced({ rule: 'mlm.nothing' }))).toBe('rule_unknown')
  expect(await refusalOf(silenced({}, person('sato')))).toBe('not_permitted')
})

test('another instance hears of a silence', async () => {
  const at = testApp.app.clock.now()
  await testApp.app.storage.write((tx) => silenceRule(tx, at, tanaka, { rule: RULE, days: 1, reason: REASON }))
  const flag = { rule: RULE, category: 'direct_deal', score: 0.9, reason: 'x', spans: [] } as const
  await expect
    .poll(() => testApp.app.flagFilter.apply({ flags: [flag], probability: null, model: null }, at).flags)
    .toEqual([])
})

test('a source that is mostly wrong weighs less for what arrives from then on, and nothing stored changes', async () => {
  for (let n = 0; n < 30; n++) {
    await testApp.ingest(aJob(`J-${n}`))
    const { id: caseId } = await testApp.caseOfJob(`J-${n}`)
    await claimCase(testApp.app, sato, caseId)
    await decideAs(testApp, sato, { caseId, choice: NO_VIOLATION })
  }
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
  const scoreMinutes = async (id: string) => {
    const { rankLines } = await testApp.caseOfJob(id)
    return rankLines.find(({ why }) => why === 'score')?.minutes ?? 0
  }
  await testApp.ingest(aJob('J-before'))
  const before = await scoreMinutes('J-before')
  await testApp.app.flagFilter.refreshWeights(testApp.app.clock.now())
  await testApp.ingest(aJob('J-after'))
  expect([before > 0, await scoreMinutes('J-after')]).toEqual([true, 0])
  expect((await testApp.caseOfJob('J-after')).score).toBe((await testApp.caseOfJob('J-before')).score)
  expect(await scoreMinutes('J-before')).toBe(before)
})

test('a lead silences three rules in 24 hours and no more, whether or not they speak again meanwhile', async () => {
  const [first] = [await silenced({ rule: 'mlm.model' }), await silenced({ rule: 'other.model' })]
  await testApp.app.storage.write((tx) => endSilence(tx, testApp.app.clock.now(), tanaka, first.id))
  await silenced({ rule: 'free_sample.model' })
  expect(await refusalOf(silenced())).toBe('silences_spent')
  expect(await refusalOf(silenced({}, person('nakano', 'lead')))).toBe('was allowed')
  testApp.wait(DAY_SECONDS)
  expect(await refusalOf(silenced({ rule: 'direct_deal.model' }))).toBe('was allowed')
})

test('all other leads find in their inbox which rule was silenced, by whom and until when', async () => {
  const staff = async (login: string, role: 'lead' | 'moderator') =>
    person((await storeAccount(testApp.app, { login, role })).id, role)
  const [ueno, mori, hana] = [
    await staff('ueno', 'lead'),
    await staff('mori', 'lead'),
    await staff('hana', 'moderator'),
  ]
  const { until } = await silenced({}, ueno)
  const inboxOf = async (who: Staff) =>
    (
      await listInbox(
        testApp.db,
        { staffId: who.id, now: testApp.app.clock.now() },
        { unread: true, after: undefined, limit: 10 },
      )
    ).entries.map(({ kind, by, rule, until: end }) => ({
      ...{ kind, by, rule, end },
    }))
  expect(await inboxOf(mori)).toMatchObject([{ kind: 'rule_silenced', rule: RULE, end: until }])
  expect([await inboxOf(ueno), await inboxOf(hana)]).toEqual([[], []])
})
