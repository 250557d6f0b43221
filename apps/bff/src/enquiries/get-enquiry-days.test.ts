import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { claimedEnquiry, linkedEnquiry } from '../testing/test-enquiries.ts'
import { answerEnquiry, undoEnquiryAnswer } from './answer-enquiry.ts'
import { finalizeEnquiries } from './finalize-enquiries.ts'
import { getEnquiryDays } from './get-enquiry-days.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const SAID = { letter: 'ご相談ありがとうございます。', note: '' }

test('every enquiry received in 31 days is open or answered, on the day it was received in Japan', async () => {
  // one minute before midnight in Japan
  testApp.wait(14 * 3600 - 60)
  const day = dayOf(testApp.app.clock.now())
  await claimedEnquiry(testApp, { id: 'E-0' })
  testApp.wait(3600)
  const claimed = await linkedEnquiry(testApp)
  await claimedEnquiry(testApp, { id: 'E-2' })
  const covered = async () => {
    const { days } = await getEnquiryDays(testApp.app)
    for (const each of days) expect(each.received).toBe(each.open + each.answered)
    expect(days).toHaveLength(31)
    return days.slice(0, 2).map(({ received, open, answered }) => ({ received, open, answered }))
  }
  const before = { received: 1, open: 1, answered: 0 }
  expect(dayOf(testApp.app.clock.now())).not.toBe(day)
  expect(await covered()).toEqual([{ received: 2, open: 2, answered: 0 }, before])
  await answerEnquiry(testApp.app, sato, { ...claimed, ...SAID })
  expect(await covered()).toEqual([{ received: 2, open: 1, answered: 1 }, before])
  await undoEnquiryAnswer(testApp.app, sato, claimed.caseId)
  expect(await covered()).toEqual([{ received: 2, open: 2, answered: 0 }, before])
  await answerEnquiry(testApp.app, sato, { ...claimed, fence: claimed.fence + 1, ...SAID })
  testApp.wait(10)
  await finalizeEnquiries(testApp.app)
  expect(await covered()).toEqual([{ received: 2, open: 1, answered: 1 }, before])
})

test('an enquiry received at midnight in Japan is covered on the day that begins then, and on no other', async () => {
  testApp.wait(14 * 3600)
  await claimedEnquiry(testApp)
  const { days } = await getEnquiryDays(testApp.app)
  expect(days.filter(({ received }) => received > 0)).toEqual([
    { day: '2026-11-25', received: 1, open: 1, answered: 0 },
  ])
})
