import { alarmOf, takeAlarms } from '@mimamori/policy/cases/deadline-alarm-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimReview, postDirectDeal } from '../testing/story-offences.ts'
import { refusalOf } from '../testing/test-decisions.ts'

const MINUTE_MS = 60_000

let story: DeskStory
beforeEach(async () => {
  story = await openStory()
})
afterEach(() => story.close())

/** What the page looks at for alarms: one's own cases, and for leads the flagged ones. */
async function watchedBy({ client, role }: StoryPerson) {
  const own = await client.queue.list({ view: 'mine', limit: 50 })
  const all = role === 'lead' ? await client.queue.list({ view: 'flagged', sort: 'due', limit: 50 }) : { items: [] }
  const items = new Map([...own.items, ...all.items].map((item) => [item.id, item]))
  return [...items.values()].map((item) => ({ ...item, mine: item.holder?.mine === true }))
}
const alarmsOf = async (who: StoryPerson) => {
  const items = await watchedBy(who)
  return items.map((item) => alarmOf(item, who.role === 'lead', Date.parse(story.now())))
}

test('a lead shortens the due time for what arrives from then on; whoever holds a case is told before it is overdue, and the lead when it is', async () => {
  const lead = await story.signIn('lead')
  const hana = await story.signIn('moderator')
  const minutesAgo = (minutes: number) => new Date(Date.parse(story.now()) - minutes * MINUTE_MS).toISOString()
  const postedAt = minutesAgo(116)
  await postDirectDeal(story, { clientId: 'U-1', postedAt, updatedAt: postedAt })
  const { inForce } = await lead.client.dueTimes.state()
  const flagged = { urgent: 5, high: 5, medium: 5, low: 6 }
  const change = { from: null, times: { ...inForce.times, flagged } }
  expect(await refusalOf(lead.client.dueTimes.set({ ...change, reason: '' }))).toBe('reason_required')
  await lead.client.dueTimes.set({ ...change, reason: '年末の増員' })
  expect((await lead.client.dueTimes.state()).inForce).toMatchObject({
    times: { flagged },
    set: { reason: '年末の増員', by: 'lead' },
  })

  // what arrived before has the two hours that were in force then
  const held = await claimReview(hana.client)
  expect(held.dueAt).toBe(new Date(Date.parse(postedAt) + 120 * MINUTE_MS).toISOString())
  await postDirectDeal(story, { clientId: 'U-2' })
  const { items } = await lead.client.queue.list({ view: 'flagged' })
  const later = items.find(({ id }) => id !== held.id)
  expect(Date.parse(later?.dueAt ?? '') - Date.parse(later?.openedAt ?? '')).toBeLessThanOrEqual(6 * MINUTE_MS)

  const told = new Set<string>()
  const taken = async () =>
    takeAlarms(await watchedBy(hana), false, Date.parse(story.now()), told).map(({ kind, item }) => [kind, item.id])
  expect(await taken()).toEqual([['ahead', held.id]])
  expect(await taken(), 'once').toEqual([])
  expect(await alarmsOf(lead)).toEqual([null, null])
  story.wait(5 * 60)
  await story.turn()
  expect(await alarmsOf(lead)).toContain('overdue')
  const overdue = (await watchedBy(lead)).find(({ id }) => id === held.id)
  expect(overdue, 'it went back to its queue with the lease').toMatchObject({ state: 'open', holder: null })
  expect((await lead.client.queue.counts()).overdue).toBeGreaterThanOrEqual(1)
})
