import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { claimReminder, outcomeOf, storyContracts } from '../testing/story-contracts.ts'
import { refusalOf } from '../testing/test-decisions.ts'

/** a second factor is good for five minutes */
const STEP_UP_EXPIRY_SECONDS = 6 * 60
const UNDO_SECONDS = 10

let story: DeskStory
let site: ReturnType<typeof storyContracts>
beforeEach(async () => {
  story = await openStory()
  site = storyContracts(story)
})
afterEach(() => story.close())

const LARGE = '自治体サイトの全面改修'

test('an outcome above the setting is sent back, agreed to by another lead who has just shown a second factor, and taken back by an appeal', async () => {
  const large = await site.askFor({ title: LARGE, amountYen: 300_000, completed: true })
  await site.passDeadline(large)
  const { client } = await story.signIn('moderator')
  const mori = await story.signIn('approver')
  const propose = async () => {
    const held = await claimReminder(client, LARGE)
    expect(held.reminder.suggested).toMatchObject({ outcome: 'payment_confirmed', amountYen: 300_000 })
    expect(await client.reminders.decide(outcomeOf(held, 'payment_confirmed'))).toEqual({ heldUntil: null })
    return held.id
  }
  const caseId = await propose()
  const seenBy = async ({ cases }: typeof client) => {
    const seen = await cases.get({ caseId })
    if (seen.kind !== 'reminder') throw new Error('no reminder')
    return seen
  }
  const { fence } = await seenBy(mori.client)
  expect(await refusalOf(mori.client.reminders.sendBack({ caseId, fence, reason: '' }))).toBe('reason_required')
  await mori.client.reminders.sendBack({ caseId, fence, reason: '納品の確認をお願いします' })
  expect(await seenBy(client)).toMatchObject({ state: 'open', reminder: { state: 'due', chosen: null } })

  await propose()
  expect((await client.reminders.proposed()).items).toMatchObject([{ caseId, title: LARGE, own: true }])
  expect((await seenBy(client)).may.agree, 'nobody agrees to what is their own').not.toBeNull()
  expect((await mori.client.reminders.proposed()).items).toMatchObject([{ caseId, own: false }])

  story.wait(STEP_UP_EXPIRY_SECONDS)
  const seen = { caseId, fence: (await seenBy(mori.client)).fence }
  expect((await mori.ask('/reminders/agree', seen)).status, 'asked for a second factor').toBe(403)
  const tani = await story.signIn('approver')
  await tani.client.reminders.agree(seen)
  await story.turn()
  expect(await site.state(large)).toBe('to_decide')
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await site.read(large)).toMatchObject({
    money: { heldYen: 0, confirmedYen: 300_000 },
    reminders: [{ state: 'decided' }],
  })

  const reminderId = (await site.read(large)).reminders.at(-1)?.id
  const appeal = { id: 'A-outcome', memberId: 'U-minato-21', reminderId, text: '納品物が届いていません。' }
  const answer = await story.server.send('POST', '/appeals', { ...appeal, appealedAt: story.now() })
  expect(answer.status, await answer.text()).toBe(202)
  const nao = await story.signIn('lead')
  const [waiting] = (await nao.client.appeals.list({ list: 'open' })).items
  expect(waiting).toMatchObject({ id: 'A-outcome', against: { kind: 'reminder', reminderId } })
  const granted = { appealId: 'A-outcome', outcome: 'granted', text: '先の結果を取り消しました。' } as const
  expect(await refusalOf(tani.client.appeals.decide({ ...granted, reason: 'x' }))).toBe('had_part')
  expect(await nao.client.appeals.decide({ ...granted, reason: '納品の記録がない' })).toEqual({ heldUntil: null })
  const decidedAt = (await nao.client.appeals.get({ appealId: 'A-outcome' })).decided?.at ?? ''
  const rin = await story.signIn('approver')
  await rin.client.appeals.agree({ appealId: 'A-outcome', decidedAt })
  await story.turn()
  expect(await site.state(large)).toBe('decided')
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await site.read(large)).toMatchObject({
    money: { heldYen: 300_000, confirmedYen: 0 },
    reminders: [{ state: 'reversed' }],
  })
  expect(await site.money()).toMatchObject({ refused: 0, faults: [] })
})

test('an outcome that was chosen without knowing of a late answer is taken back, and chosen again by whoever has read it', async () => {
  const title = '商品写真の切り抜き'
  const late = await site.askFor({ title, amountYen: 30_000 })
  await site.passDeadline(late)
  const { client } = await story.signIn('moderator')
  await client.reminders.decide(outcomeOf(await claimReminder(client, title), 'dismissed'))
  const contactedAt = story.now()
  await site.write(late, 'client', contactedAt)
  const held = await claimReminder(client, title)
  expect(held.reminder).toMatchObject({
    state: 'due',
    contactedLateAt: contactedAt,
    answer: 'ご連絡が遅くなりました。',
    suggested: { outcome: 'dismissed' },
    chosen: null,
  })
  await client.reminders.decide(outcomeOf(held, 'dismissed'))
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await site.state(late)).toBe('decided')
  expect(await site.read(late)).toMatchObject({ money: { heldYen: 30_000 } })
})
