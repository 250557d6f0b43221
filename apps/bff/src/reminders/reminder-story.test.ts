import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { claimReminder, outcomeOf, storyContracts } from '../testing/story-contracts.ts'
import { refusalOf } from '../testing/test-decisions.ts'

/** a second factor is good for five minutes */
const STEP_UP_EXPIRY_SECONDS = 6 * 60
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
  await nao.client.appeals.decide({ ...granted, reason: '納品の記録がない' })
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

test('what a lead sets is what the next request is refused for; a freelancer who would lose the pay confirms, and is counted', async () => {
  const id = await site.add({ title: '歯科医院サイトのコラム記事' })
  const { client } = await story.signIn('lead')
  const { formats, remindAgainDays, ...settings } = await client.reminders.settings()
  await client.reminders.set({
    ...settings,
    formats: [...formats],
    remindAgainDays: [...remindAgainDays],
    remindersSent: 3,
  })
  expect((await client.reminders.settings()).remindersSent).toBe(3)
  const asked = await site.ask(id, 'freelancer', false)
  expect(asked.reminders.at(-1)).toMatchObject({ state: 'refused', refusal: { codes: ['too_few_reminders'] } })
  await site.remind(id, 'freelancer')
  const warned = await site.ask(id, 'freelancer', false)
  expect(warned.reminders.at(-1)).toMatchObject({ state: 'refused', refusal: { codes: ['confirmation_needed'] } })
  expect((await site.ask(id, 'freelancer', true)).reminders.at(-1)?.state).toBe('waiting')
  const { days } = await client.reminders.coverage()
  expect(days[0]).toMatchObject({ received: 1, waiting: 1, toDecide: 0, answered: 0, decided: 0 })
})

test('an auditor reads contact reminders and changes nothing, and an admin sees none of them', async () => {
  const auditor = await story.signIn('auditor')
  const admin = await story.signIn('admin')
  for (const view of ['reminders', 'enquiries'] as const) {
    expect((await auditor.client.queue.list({ view, limit: 1 })).items).toEqual([])
    expect((await admin.ask('/queue/list', { view, limit: 1 })).status).toBe(403)
  }
  expect((await auditor.client.reminders.proposed()).items).toEqual([])
  expect((await admin.ask('/reminders/proposed', undefined)).status).toBe(403)
  const caseId = '00000000-0000-7000-8000-000000000000'
  const entry = { memberId: null, statedName: 'クロダ企画', statedJobUrl: '', text: '相談', evidence: [] }
  for (const { ask, client } of [auditor, admin]) {
    expect((await ask('/reminders/agree', { caseId, fence: 1 })).status).toBe(403)
    expect((await ask('/reminders/undo', { caseId })).status).toBe(403)
    const enter = client.enquiries.enter(entry, { context: { idempotencyKey: 'entry-by-nobody' } })
    await expect(enter).rejects.toMatchObject({ status: 403 })
  }
})

test('events about a reminder that the desk does not hear arrived are sent again, and moved once', async () => {
  await story.site.request('/faults', { rate: 1, kinds: ['drop'] })
  const id = await site.askFor({ title: '記事作成', completed: true, amountYen: 40_000 })
  await story.turn()
  expect(await site.events()).toMatchObject([{ type: 'contact_reminder.sent', times: 1, actions: 1 }])
  await story.site.request('/faults', { rate: 0 })
  story.wait(60)
  await story.turn()
  expect(await site.events()).toMatchObject([{ times: 2, actions: 1 }])

  await site.passDeadline(id)
  const { client } = await story.signIn('moderator')
  const held = await claimReminder(client, '記事作成')
  const letters = { asking: '報酬をお支払いします。', silent: '期限までにご連絡がありませんでした。' }
  await client.reminders.decide({ ...outcomeOf(held, 'payment_confirmed'), letters })
  await story.site.request('/faults', { rate: 1, kinds: ['drop'] })
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await site.read(id)).toMatchObject({ contract: { progress: 'completed' } })
  await story.site.request('/faults', { rate: 0 })
  story.wait(60)
  await story.turn()
  const decided = (await site.events()).filter(({ type }) => type === 'contact_reminder.decided')
  expect(decided).toMatchObject([{ times: 2, actions: 1 }])
  expect(await site.read(id)).toMatchObject({
    contract: { moves: [{ kind: 'confirmed', amountYen: 40_000 }] },
    reminders: [{ decided: { letters } }],
  })
  expect(await site.money()).toMatchObject({ moves: { confirmed: 1 }, refused: 0, faults: [] })
})
