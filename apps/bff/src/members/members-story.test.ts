import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory } from '../testing/desk-story.ts'
import { claimNextFlagged, postOffence, UNDO_OVER_SECONDS } from '../testing/story-jobs.ts'
import { choiceOf } from '../testing/test-decisions.ts'

const JOB = '商品レビューの記事作成'
const NEXT = '名刺のデータ入力'
const PHONE = '090-1111-2222'

let story: DeskStory
afterEach(() => story.close())

test('a member is known by what became of their posts, who shares their number, what colleagues noted, and a field for a reason', async () => {
  story = await openStory()
  await story.site.post({ kind: 'member', body: { id: 'U-1', roles: ['client'], phone: PHONE } })
  await story.site.post({ kind: 'member', body: { id: 'U-2', phone: PHONE } })
  for (const title of [JOB, NEXT]) await postOffence(story, title, { clientId: 'U-1' })
  const maya = await story.signIn('moderator')
  const { members } = maya.client

  const held = await claimNextFlagged(maya)
  await maya.client.decisions.decide(decisionOf(held, choiceOf('hide')))
  const { id: caseId } = await claimNextFlagged(maya)
  const page = await members.page({ memberId: 'U-1' })
  expect(page).toMatchObject({ id: 'U-1', next: { measure: 'advice', nth: 1 }, related: { phone: 1 } })
  const timeline = async (kinds: ('job' | 'decision')[]) =>
    (await members.timeline({ memberId: 'U-1', kinds })).entries.map((entry) =>
      entry.kind === 'decision' ? entry.measures : 'title' in entry && entry.title,
    )
  expect(await timeline(['job', 'decision'])).toEqual(expect.arrayContaining([['hide'], JOB, NEXT]))
  expect((await timeline(['job'])).toSorted()).toEqual([JOB, NEXT].toSorted())

  // who shares the number is a question of its own, which is in the log
  const asked = await members.related({ memberId: 'U-1', reason: 'duplicate_accounts' })
  expect(asked.members).toMatchObject([{ id: 'U-2', by: ['phone'] }])
  await members.notes.add({ memberId: 'U-1', text: '電話で説明済み' })
  const colleague = await story.signIn('moderator')
  expect(await colleague.client.members.notes.list({ memberId: 'U-1' })).toMatchObject([{ text: '電話で説明済み' }])

  expect(page.member?.phone).not.toContain('1111')
  const reveal = { memberId: 'U-1', caseId, field: 'phone', reason: 'fraud_enquiry' } as const
  expect(await members.reveal(reveal)).toEqual({ value: PHONE })
  expect((await colleague.ask('/members/reveal', reveal)).refusal).not.toBeNull()

  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  const lead = await story.signIn('lead')
  const { entries } = await lead.client.audit.list({ limit: 100 })
  for (const action of ['member.revealed', 'member.noted'])
    expect(entries.map((entry) => entry.action)).toContain(action)
})
