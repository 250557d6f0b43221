import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { claimReminder, outcomeOf, storyContracts } from '../testing/story-contracts.ts'
import { refusalOf } from '../testing/test-decisions.ts'

const UNDO_SECONDS = 10
const REMIND_AGAIN_SECONDS = 3 * 86_400

let story: DeskStory
let site: ReturnType<typeof storyContracts>
beforeEach(async () => {
  story = await openStory()
  site = storyContracts(story)
})
afterEach(() => story.close())

test('an answer in time ends a reminder, also one of the last millisecond that the desk is told of late', async () => {
  const inTime = await site.askFor({ title: '展示会ブースの3Dパース' })
  const atLast = await site.askFor({ title: 'カフェのロゴ' })
  expect([await site.state(inTime), await site.state(atLast)]).toEqual(['waiting', 'waiting'])
  await site.write(inTime, 'client', story.now())
  await story.turn()
  expect(await site.state(inTime)).toBe('answered')

  story.wait(REMIND_AGAIN_SECONDS)
  await story.turn()
  expect((await site.read(atLast)).reminders.at(-1)?.shownAt, 'at once and again').toHaveLength(2)
  const deadline = await site.passDeadline(atLast)
  expect(await site.state(atLast)).toBe('to_decide')
  await site.write(atLast, 'client', new Date(Date.parse(deadline) - 1).toISOString())
  await story.turn()
  expect(await site.state(atLast)).toBe('answered')
  const moderator = await story.signIn('moderator')
  expect((await moderator.client.queue.list({ view: 'reminders' })).items).toEqual([])
})

/** Contracts by what becomes of their reminders. */
const ENDINGS = {
  payment_confirmed: { title: '観光協会のパンフレット制作', asking: 'freelancer', completed: true },
  escrow_released: { title: 'ECサイトの商品登録', asking: 'client' },
  project_cancelled: { title: '業務システムの保守', asking: 'freelancer', escrowYen: 0 },
  dismissed: { title: '歯科医院サイトのコラム記事', asking: 'freelancer' },
} as const
const OUTCOMES = Object.keys(ENDINGS) as ReminderOutcome[]

test('every outcome can be undone and chosen again, and arrives at the marketplace once with its letters', async () => {
  const ids = new Map<ReminderOutcome, string>()
  for (const outcome of OUTCOMES) ids.set(outcome, await site.askFor(ENDINGS[outcome]))
  await site.passDeadline(ids.get('dismissed') ?? '')
  for (const id of ids.values()) expect(await site.state(id)).toBe('to_decide')

  const { client } = await story.signIn('moderator')
  const letters = new Map<ReminderOutcome, { asking: string; silent: string }>()
  for (const outcome of OUTCOMES) {
    const { title } = ENDINGS[outcome]
    const held = await claimReminder(client, title)
    expect(await refusalOf(client.reminders.decide(outcomeOf(held, outcome, '')))).toBe('reason_required')
    await client.reminders.decide(outcomeOf(held, outcome))
    // by the page of the case, and by the key that takes back the last act
    const { fence } =
      outcome === 'dismissed'
        ? await client.reminders.undo({ caseId: held.id })
        : ((await client.acts.undo({})).returned[0] ?? { fence: null })
    expect(fence, 'it is in the same hands again').toBe(held.fence + 1)
    const again = outcomeOf(await claimReminder(client, title), outcome)
    letters.set(outcome, again.letters)
    await client.reminders.decide(again)
  }
  await story.turn()
  for (const id of ids.values()) expect(await site.state(id)).toBe('to_decide')
  expect(await client.cases.claimNext({ view: 'reminders' })).toBeNull()

  story.wait(UNDO_SECONDS)
  await story.turn()
  for (const outcome of OUTCOMES) {
    const { reminders } = await site.read(ids.get(outcome) ?? '')
    expect(reminders.at(-1)).toMatchObject({ state: 'decided', decided: { outcome, letters: letters.get(outcome) } })
  }
  expect(await site.read(ids.get('payment_confirmed') ?? '')).toMatchObject({
    contract: { progress: 'completed' },
    money: { heldYen: 0, confirmedYen: 50_000 },
  })
  expect(await site.read(ids.get('escrow_released') ?? '')).toMatchObject({
    contract: { progress: 'cancelled' },
    money: { heldYen: 0, releasedYen: 50_000 },
  })
  expect(await site.money()).toMatchObject({ moves: { confirmed: 1, released: 1 }, refused: 0, faults: [] })
})
