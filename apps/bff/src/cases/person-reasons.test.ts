import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { undoAct } from '../acts/undo-act.ts'
import { getQueuePage } from '../queue/get-queue-page.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { wakeSnoozedCases } from './case-leases.ts'
import { claimCase } from './claim-case.ts'
import { claimPage } from './claim-case-page.ts'
import { getReview } from './get-review.ts'
import { escalateCase, pinCase, raiseCase, sendBackCase, snoozeCase } from './set-aside-case.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [sato, suzuki, tanaka])
})
afterEach(() => testApp.close())

const inSeconds = (n: number) => new Date(Date.parse(testApp.app.clock.now()) + n * 1000).toISOString()

async function claimed(description?: string) {
  await testApp.ingest(aJob('J-1', description === undefined ? {} : { description }))
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, id)
  return { caseId: id, fence: 1 }
}

const peopleOf = async (caseId: string) => (await getReview(testApp.app, suzuki, caseId)).people ?? []
const listedPeople = async () => (await getQueuePage(testApp.app, suzuki, { view: 'flagged' })).items[0]?.people

describe('why a case is here names people', () => {
  test('who raised it on patrol, with their words, in the review and in the row of a page', async () => {
    const it = await claimed(CLEAN)
    const at = testApp.app.clock.now()
    await raiseCase(testApp.app, sato, it, '参加費の記載が気になります')
    const told = { kind: 'raised', at, by: sato.alias, words: '参加費の記載が気になります' }
    expect(await peopleOf(it.caseId)).toMatchObject([told])
    const page = await claimPage(testApp.app, suzuki, { ids: [it.caseId] })
    expect(page.claimed[0]?.people).toMatchObject([told])
  })

  test('who escalated it, then who sent it back, and the list marks it', async () => {
    const it = await claimed()
    await escalateCase(testApp.app, sato, it, '判断が付きません')
    expect(await peopleOf(it.caseId)).toMatchObject([{ kind: 'escalated', by: sato.alias, words: '判断が付きません' }])
    await claimCase(testApp.app, tanaka, it.caseId)
    await sendBackCase(testApp.app, tanaka, { caseId: it.caseId, fence: 2 }, '警告で足ります')
    expect(await peopleOf(it.caseId)).toMatchObject([{ kind: 'sent_back', by: tanaka.alias, words: '警告で足ります' }])
    expect(await listedPeople()).toEqual(await peopleOf(it.caseId))
  })

  test('who snoozed a case that came back, until when and why', async () => {
    const it = await claimed()
    const until = inSeconds(900)
    await snoozeCase(testApp.app, sato, it, until, '返信を待ちます')
    testApp.wait(900)
    await wakeSnoozedCases(testApp.app)
    expect(await peopleOf(it.caseId)).toMatchObject([
      { kind: 'snoozed', by: sato.alias, until, words: '返信を待ちます' },
    ])
    expect(await listedPeople()).toEqual(await peopleOf(it.caseId))
  })

  test('an undone act is not named, nor its words', async () => {
    const it = await claimed()
    await snoozeCase(testApp.app, sato, it, inSeconds(900), '返信を待ちます')
    await testApp.app.storage.write((tx) => undoAct(tx, testApp.app.clock.now(), sato, null))
    expect(await peopleOf(it.caseId)).toEqual([])
    expect(await listedPeople()).toBeUndefined()
  })

  test('a lead who pinned it, and nobody once the case is new', async () => {
    const it = await claimed()
    expect(await peopleOf(it.caseId)).toEqual([])
    await pinCase(testApp.app, tanaka, it.caseId)
    expect(await peopleOf(it.caseId)).toMatchObject([{ kind: 'pinned', by: tanaka.alias, words: null }])
  })
})
