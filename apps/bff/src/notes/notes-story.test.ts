import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { claimNextFlagged, postOffence } from '../testing/story-jobs.ts'

let story: DeskStory
afterEach(() => story.close())

test('a colleague called in a note is told, comes to the case, is seen there, and answers; no note decides anything', async () => {
  story = await openStory()
  await postOffence(story, '商品レビューの記事作成')
  const [maya, mei] = [await story.signIn('moderator'), await story.signIn('moderator')]
  const { id: caseId } = await claimNextFlagged(maya)
  expect((await maya.client.notes.colleagues()).map(({ id }) => id)).toContain(mei.id)
  await maya.client.notes.add({ caseId, text: 'See the last one, @mei please', mentions: [mei.id] })
  expect((await maya.client.decisions.recent()).filter(({ kind }) => kind === 'decision')).toEqual([])

  const { unread, mentions } = await mei.client.inbox.summary()
  expect([unread, mentions.map((mention) => mention.caseId)]).toEqual([1, [caseId]])
  const { entries } = await mei.client.inbox.list({ unread: true })
  expect(entries).toMatchObject([{ kind: 'mention', caseId, words: 'See the last one, @mei please', read: false }])
  expect(await mei.client.notes.list({ caseId })).toMatchObject([{ mentions: [{ id: mei.id }] }])
  expect(await mei.client.inbox.read({ ids: entries.map(({ id }) => id) })).toEqual({ unread: 0 })

  expect(await mei.client.live.presence({ page: randomUUID(), caseId, doing: 'viewing' })).toEqual({ heard: true })
  await mei.client.notes.add({ caseId, text: '見ました' })
  expect((await maya.client.notes.list({ caseId })).map(({ text }) => text)).toEqual([
    'See the last one, @mei please',
    '見ました',
  ])
  expect(await maya.client.queue.counts()).toMatchObject({ mine: 1 })
})
