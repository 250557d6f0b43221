import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory } from '../testing/desk-story.ts'
import { claimNextFlagged, postOffence } from '../testing/story-jobs.ts'
import { choiceOf } from '../testing/test-decisions.ts'

const SNIPPET = { name: 'kakunin', text: 'お手数ですが、3日以内にサイト内のメッセージでご返信ください。' }
const NOTE = '初回のため様子を見る'

let story: DeskStory
afterEach(() => story.close())

test('a step saved from one case decides nothing by itself, is used on it and on the next, and is removed again', async () => {
  story = await openStory()
  for (const title of ['商品レビューの記事作成', '名刺のデータ入力']) await postOffence(story, title)
  const maya = await story.signIn('moderator')
  await maya.client.snippets.add(SNIPPET)
  expect(await maya.client.snippets.list()).toMatchObject([SNIPPET])

  const step = {
    ...{ measures: ['warn' as const], categories: ['direct_deal' as const], clause: 'G-4' },
    ...{ template: 'warn.direct_deal', edit: { before: '', removed: '', put: SNIPPET.text, after: '' }, note: NOTE },
  }
  const { id } = await maya.client.savedSteps.add({ name: '外部誘導', step })
  expect(await maya.client.savedSteps.list()).toEqual([{ id, name: '外部誘導', step }])
  expect(await maya.client.decisions.recent()).toEqual([])
  const colleague = await story.signIn('moderator')
  expect([await colleague.client.savedSteps.list(), await colleague.client.snippets.list()]).toEqual([[], []])

  for (let n = 0; n < 2; n++) {
    const held = await claimNextFlagged(maya)
    const choice = { ...choiceOf('warn'), text: `「${held.content.title}」${SNIPPET.text}` }
    await maya.client.decisions.decide(decisionOf(held, choice, step.note))
  }
  const rows = await story.server.testApp.rawSql('SELECT note FROM decisions ORDER BY id')
  expect(rows.map(({ note }) => note)).toEqual([NOTE, NOTE])
  await maya.client.savedSteps.remove({ id })
  expect(await maya.client.savedSteps.list()).toEqual([])
})
