import { afterEach, beforeEach, expect, test } from 'vitest'
import { queuePage } from '../queue/page.ts'
import { refusalOf, sato } from '../trial/trial-decisions.ts'
import { aJob, aReport, CLEAN, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { claimCase, claimNext } from './claim.ts'

const patroller = { ...sato, queues: ['patrol'] as const }
let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
  await desk.takeIn(aJob('J-1'))
  await desk.takeIn(aReport('R-1'))
  await desk.takeIn(aJob('J-2', { description: CLEAN }))
})
afterEach(() => desk.close())

const shown = async (view: 'flagged' | 'patrol' | 'reports') =>
  (await queuePage(desk.office, patroller, { view })).items.length

test('whoever works in one queue alone sees and takes nothing of the other, in whatever list it stands', async () => {
  const flagged = await desk.caseOfJob('J-1')
  expect(await refusalOf(claimCase(desk.office, patroller, flagged.id))).toBe('not_your_queue')
  for (const view of ['flagged', 'reports'] as const) {
    expect(await claimNext(desk.office, patroller, { view })).toBeNull()
    expect(await shown(view)).toBe(0)
  }
  expect(await shown('patrol')).toBe(1)
  expect(await claimNext(desk.office, patroller, { view: 'patrol' })).toBe((await desk.caseOfJob('J-2')).id)
})

test('whoever has no queue named works in all of them', async () => {
  expect(await claimNext(desk.office, sato, { view: 'flagged' })).toBe((await desk.caseOfJob('J-1')).id)
  expect(await claimNext(desk.office, sato, { view: 'patrol' })).toBe((await desk.caseOfJob('J-2')).id)
})
