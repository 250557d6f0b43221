import { offeredSnoozes } from '@mimamori/policy/cases/snooze-times'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimReview, postDirectDeal } from '../testing/story-offences.ts'
import { refusalOf } from '../testing/test-decisions.ts'

const MINUTE_MS = 60_000
const WHY = '翌朝、依頼者の返信を待って判断します。'

let story: DeskStory
let hana: StoryPerson
beforeEach(async () => {
  story = await openStory()
  hana = await story.signIn('moderator')
})
afterEach(() => story.close())

/** A job that is due in so many minutes: it has two hours from when it was posted. */
async function postDueIn(minutes: number): Promise<void> {
  const postedAt = new Date(Date.parse(story.now()) - (120 - minutes) * MINUTE_MS).toISOString()
  await postDirectDeal(story, { clientId: `U-${minutes}`, postedAt, updatedAt: postedAt })
}

test('a snooze past the due time waits for a reason, which is kept as a note; nothing is asked of one in time', async () => {
  const { client } = hana
  await postDueIn(40)
  await postDueIn(110)
  const [quarter, hour] = offeredSnoozes(story.now()).map(({ until }) => until)
  if (!quarter || !hour) throw new Error('two are always offered')
  const soon = await claimReview(client)
  expect([quarter > soon.dueAt, hour > soon.dueAt]).toEqual([false, true])
  const snooze = { caseId: soon.id, fence: soon.fence, until: hour }
  expect(await refusalOf(client.cases.snooze(snooze))).toBe('snooze_reason_required')
  expect(await client.cases.get({ caseId: soon.id })).toMatchObject({ state: 'claimed' })
  await client.cases.snooze({ ...snooze, why: WHY })
  const notesOf = async (caseId: string) => (await client.notes.list({ caseId })).map(({ text }) => text)
  expect(await notesOf(soon.id)).toEqual([WHY])

  const far = await claimReview(client)
  await client.cases.snooze({ caseId: far.id, fence: far.fence, until: quarter })
  expect(await notesOf(far.id)).toEqual([])
  expect(await client.cases.claimNext({ view: 'flagged' })).toBeNull()
  const { items } = await client.queue.list({ view: 'snoozed' })
  expect(items.map(({ id, snoozedUntil, dueAt }) => ({ id, snoozedUntil, dueAt }))).toEqual(
    expect.arrayContaining([
      { id: soon.id, snoozedUntil: hour, dueAt: soon.dueAt },
      { id: far.id, snoozedUntil: quarter, dueAt: far.dueAt },
    ]),
  )
  story.wait(15 * 60)
  await story.turn()
  expect(await claimReview(client), 'it comes back by itself').toMatchObject({ id: far.id })
})

test('a case stays snoozed when a renewal of its lease reaches the desk after the snooze', async () => {
  const { client, ask } = hana
  await postDueIn(110)
  const { id: caseId, fence } = await claimReview(client)
  const until = offeredSnoozes(story.now())[0]?.until ?? ''
  await client.cases.snooze({ caseId, fence, until })
  expect(await ask('/cases/renew', { caseId, fence })).toMatchObject({ status: 409, refusal: 'lease_lost' })
  expect((await client.queue.list({ view: 'snoozed' })).items).toMatchObject([{ id: caseId, state: 'snoozed' }])
})
