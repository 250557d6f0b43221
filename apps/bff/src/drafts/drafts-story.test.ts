import type { DraftContent } from '@mimamori/policy/drafts/draft-model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimNextFlagged, postOffence, UNDO_OVER_SECONDS } from '../testing/story-jobs.ts'
import { signInAgain } from '../testing/story-sessions.ts'
import { choiceOf } from '../testing/test-decisions.ts'

const NOTE = '依頼者に折り返しを待つ'
const REASON = '金額の扱いが決められない'
const LETTER = '追記：写真もご確認ください。'
const WITHDRAWAL = '三度目のため提案する'
const EMPTY = { panel: 'warn', categories: [], at: 0, selectedId: null, passages: [], noteOpen: false } as const

/** What somebody has begun about one case: a letter, a note, a reason for a lead, and a proposal. */
const TYPED: readonly DraftContent[] = [
  {
    kind: 'decision',
    version: 1,
    draft: { ...EMPTY, text: LETTER, note: '', putAside: null, touched: true },
  },
  { kind: 'note', text: NOTE },
  { kind: 'escalate', text: REASON },
  {
    kind: 'withdrawal',
    proposal: { pinned: null, categories: [], clause: null, template: null, text: null, note: WITHDRAWAL },
  },
]

let story: DeskStory
let maya: StoryPerson
beforeEach(async () => {
  story = await openStory()
  maya = await story.signIn('moderator')
})
afterEach(() => story.close())

const save = async (who: StoryPerson, subjectId: string, content: DraftContent) => {
  const saved = await who.client.drafts.save({ subjectId, authorId: who.id, over: null, content: content as never })
  expect(saved.saved).not.toBeNull()
}
const contents = async (drafts: Promise<readonly { content: DraftContent }[]>) =>
  (await drafts).map(({ content }) => content).toSorted((a, b) => a.kind.localeCompare(b.kind))
const byKind = TYPED.toSorted((a, b) => a.kind.localeCompare(b.kind))

test('a draft of each kind about a case is there in a later session and on another device, and no answer to a colleague has any of it', async () => {
  await postOffence(story, '商品レビューの記事作成')
  const { id: caseId } = await claimNextFlagged(maya)
  for (const content of TYPED) await save(maya, caseId, content)
  expect(await contents(maya.client.drafts.list({ subjectId: caseId }))).toEqual(byKind)

  const device = await signInAgain(story, maya)
  expect(await contents(device.client.drafts.list({ subjectId: caseId }))).toEqual(byKind)
  await maya.client.session.signOut()
  const later = await signInAgain(story, maya)
  expect(await contents(later.client.drafts.list({ subjectId: caseId }))).toEqual(byKind)

  const mei = await story.signIn('moderator')
  const told = [
    await mei.ask('/drafts/list', { subjectId: caseId }),
    await mei.ask('/cases/get', { caseId }),
    await mei.ask('/notes/list', { caseId }),
    await mei.ask('/queue/list', { view: 'flagged' }),
    await mei.ask('/live/presence', { page: caseId, caseId, doing: 'viewing' }),
  ]
  const text = JSON.stringify(told)
  expect(text).toContain('商品レビューの記事作成')
  for (const typed of [NOTE, REASON, LETTER, WITHDRAWAL]) expect(text).not.toContain(typed)
})

test('a letter is gone with the decision it was written for, and what was not sent stays', async () => {
  await postOffence(story, '商品レビューの記事作成')
  const held = await claimNextFlagged(maya)
  for (const content of TYPED.slice(0, 2)) await save(maya, held.id, content)
  await maya.client.decisions.decide(decisionOf(held, choiceOf('warn')))
  expect(await contents(maya.client.drafts.list({ subjectId: held.id }))).toEqual([TYPED[1]])
})

test('of two tabs the later one is told what the other has saved, and nothing is written over unseen', async () => {
  await postOffence(story, '商品レビューの記事作成')
  const { id: subjectId } = await claimNextFlagged(maya)
  await save(maya, subjectId, { kind: 'note', text: NOTE })
  const later = await maya.client.drafts.save({
    ...{ subjectId, authorId: maya.id, over: null, content: { kind: 'note', text: REASON } },
  })
  expect(later).toMatchObject({ saved: null, newer: { content: { kind: 'note', text: NOTE } } })
  expect(await contents(maya.client.drafts.list({ subjectId }))).toEqual([{ kind: 'note', text: NOTE }])
})

test('the answer to an appeal and why a job is raised are kept for whoever began them', async () => {
  await postOffence(story, '商品レビューの記事作成')
  const held = await claimNextFlagged(maya)
  await maya.client.decisions.decide(decisionOf(held, choiceOf('hide')))
  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  const [event] = await story.site.received()
  const { appeal } = await story.site.request<{ appeal: { id: string } }>('/appeals', {
    ...{ measureId: event?.measureId, text: '誤解です。' },
  })
  await story.site.post({
    kind: 'job',
    truth: 'clean',
    body: { title: '観光記事の校正', description: '観光記事の校正をお願いします。' },
  })
  await story.turn()
  const mei = await story.signIn('moderator')
  const answer = { outcome: 'upheld', granted: null, upheld: null, reason: REASON } as const
  await save(mei, appeal.id, { kind: 'appeal', answer })
  expect(await contents(mei.client.drafts.list({ subjectId: appeal.id }))).toEqual([{ kind: 'appeal', answer }])
  expect(await maya.client.drafts.list({ subjectId: appeal.id })).toEqual([])

  const { claimed } = await mei.client.cases.claimPage({ view: 'patrol', count: 1 })
  const subjectId = claimed[0]?.id ?? ''
  await save(mei, subjectId, { kind: 'raise', text: NOTE })
  // a page that is gone holds its jobs until their leases end
  story.wait(125)
  await story.turn()
  expect((await mei.client.cases.claimPage({ view: 'patrol', count: 1 })).claimed).toMatchObject([{ id: subjectId }])
  expect(await contents(mei.client.drafts.list({ subjectId }))).toEqual([{ kind: 'raise', text: NOTE }])
})
