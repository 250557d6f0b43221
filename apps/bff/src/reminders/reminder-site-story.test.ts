import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { claimReminder, outcomeOf, storyContracts } from '../testing/story-contracts.ts'

const UNDO_SECONDS = 10

let story: DeskStory
let site: ReturnType<typeof storyContracts>
beforeEach(async () => {
  story = await openStory()
  site = storyContracts(story)
})
afterEach(() => story.close())

/** A form of one of the stand-in's pages is sent; answers what is shown then. */
async function sendForm(path: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(`${story.site.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  return await answer.text()
}

test('a refused contact reminder says on the marketplace what stands in its way, and keeps what was written', async () => {
  // one of the stand-in's own contracts, in another format
  const path = '/contract?id=K-300005&as=freelancer&lang=ja'
  const text = '2回催促しましたが、お返事がありません。'
  const shown = await sendForm(path, { act: 'request', text })
  expect(shown).toContain('プロジェクト形式の契約です')
  expect(shown).toMatch(new RegExp(`<textarea[^>]*>${text}</textarea>`))
})

test('a member who asks about a direct deal without saying about whom is told so and loses nothing; then it is looked into', async () => {
  await story.site.post({ kind: 'member', body: { id: 'U-haru-0505', roles: ['freelancer'] } })
  const path = '/enquiry?as=U-haru-0505&lang=ja'
  const text = '登録料を振り込みましたが、連絡が取れなくなりました。'
  const missing = await sendForm(path, { text })
  expect(missing).toContain('role="alert"')
  expect(missing).toMatch(new RegExp(`<textarea[^>]*>${text}</textarea>`))
  const asked = await sendForm(path, { text, statedName: 'kantan_work88', evidence: '振込の控え' })
  expect(asked).toContain('確認中')
  expect(asked).toContain('kantan_work88')
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
  for (const [side, letter] of [
    ['freelancer', letters.asking],
    ['client', letters.silent],
  ] as const) {
    const page = await fetch(`${story.site.url}/contract?id=${id}&as=${side}&lang=ja`)
    expect(await page.text()).toMatch(
      new RegExp(`支払いを確定（40,000円）[^]*${letter}|${letter}[^]*支払いを確定（40,000円）`),
    )
  }
})
