import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { postCleanJob, postOffence } from '../testing/story-jobs.ts'

const TITLE = '商品レビューの記事作成'
const TEXT =
  '当店で扱う雑貨のレビューを書いてくださる方を募集します。写真は当方で用意します。やり取りはLINE ID: yamada-work2 でお願いします。'
const EMAIL = 'taro.unique@example.jp'

let story: DeskStory
let maya: StoryPerson
beforeEach(async () => {
  story = await openStory()
  maya = await story.signIn('moderator')
})
afterEach(() => story.close())

const marked = ({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) =>
  spans.map(({ start, end }) => text.slice(start, end))

test('a text is found by a word however it is spelt, and what was posted before in nearly the same words stands beside it', async () => {
  await postOffence(story, TITLE, { id: 'J-old', clientId: 'U-1', description: TEXT })
  story.wait(1)
  const again = TEXT.replaceAll('LINE', 'Ｌ・Ｉ・Ｎ・Ｅ')
  await postOffence(story, TITLE, { id: 'J-new', clientId: 'U-2', description: again })
  await story.turn()
  const { hits } = await maya.client.search.find({ q: 'line yamada' })
  expect(hits.map(({ target }) => target.id)).toEqual(['J-new', 'J-old'])
  expect(hits[0] && marked(hits[0].excerpt)).toContain('Ｌ・Ｉ・Ｎ・Ｅ')
  const { items } = await maya.client.search.similar({ caseId: hits[0]?.case?.id ?? '' })
  expect(items).toMatchObject([
    { target: { id: 'J-old' }, authorId: 'U-1', sameAuthor: false, difference: 'respelt', body: TEXT },
  ])
})

test('what a report says is found, and leads to its case; who wrote it is nowhere', async () => {
  const id = await postOffence(story, TITLE)
  const body = { target: { type: 'job', id }, reporterId: 'U-reporter-1', reason: 'other_breach' }
  await story.site.post({ kind: 'report', body: { ...body, text: '登録すると紹介料がもらえると誘われました。' } })
  await story.turn()
  const page = await maya.client.search.find({ q: '紹介料', type: 'report' })
  expect(page.hits).toMatchObject([{ kind: 'report', target: { type: 'job', id } }])
  expect(page.hits[0] && marked(page.hits[0].excerpt)).toEqual(['紹介料'])
  const review = await maya.client.cases.get({ caseId: page.hits[0]?.case?.id ?? '' })
  expect(review).toMatchObject({ content: { title: TITLE } })
  expect(JSON.stringify([page, review])).not.toContain('U-reporter-1')
})

test('a member is looked up by a whole mail address for a reason, a miss costs more, and past the hour’s limit it is said when one can again', async () => {
  await story.site.post({ kind: 'member', body: { id: 'U-7', email: EMAIL } })
  const { lookUp } = maya.client.members
  expect(await lookUp({ value: EMAIL, reason: 'duplicate_accounts' })).toMatchObject({
    members: [{ id: 'U-7' }],
    units: { left: 29 },
  })
  expect(await lookUp({ value: 'nobody@example.jp', reason: 'duplicate_accounts' })).toMatchObject({
    members: [],
    units: { left: 27 },
  })
  expect(await lookUp({ value: EMAIL, reason: 'fraud_enquiry' })).toMatchObject({
    members: [{ id: 'U-7' }],
    units: { left: 26 },
  })
  for (let left = 24; left >= 0; left -= 2)
    expect((await lookUp({ value: `nobody${left}@example.jp`, reason: 'other' })).units.left).toBe(left)
  const over = await maya.ask('/members/lookUp', { value: 'nobody@example.jp', reason: 'other' })
  expect([over.status, over.refusal]).toEqual([429, 'too_many_lookups'])
  expect(over.body).toMatchObject({ data: { until: expect.any(String) } })
  // whoever is away for half an hour would have to sign in again
  for (let part = 0; part < 3; part++) {
    story.wait(1200)
    await maya.client.notes.colleagues()
  }
  expect((await lookUp({ value: EMAIL, reason: 'other' })).units.left).toBe(29)
  // a search by words is none
  expect((await maya.ask('/search/find', { q: EMAIL })).status).toBe(422)
})

test('what has no answer is told apart: too little to look for, nothing found, and nothing left by a filter', async () => {
  await postCleanJob(story, TITLE)
  await story.turn()
  const { find } = maya.client.search
  expect(await find({ q: 'あ' })).toMatchObject({ hits: [], tooShort: true })
  expect(await find({ q: 'ありえない言葉' })).toMatchObject({ hits: [], tooShort: false })
  expect((await find({ q: 'レビュー' })).hits).toHaveLength(1)
  expect((await find({ q: 'レビュー', state: 'hidden' })).hits).toEqual([])
})
