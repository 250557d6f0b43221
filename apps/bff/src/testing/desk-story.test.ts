import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory } from './desk-story.ts'
import { choiceOf } from './test-decisions.ts'

let story: DeskStory
afterEach(() => story.close())

test('a job that breaks the rules is hidden on the marketplace once nobody can undo the decision any more', async () => {
  story = await openStory()
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const { arrival } = await story.site.post({ kind: 'job', truth: 'direct_deal', body: { description } })
  const { id } = arrival.body
  const maya = await story.signIn('moderator')

  const held = await maya.client.cases.claimNext({ view: 'flagged' })
  if (!held) throw new Error('nothing is flagged')
  expect(held.target).toEqual({ type: 'job', id })
  await maya.client.decisions.decide(decisionOf(held, choiceOf('hide')))
  await story.turn()
  expect(await story.site.job(id)).toMatchObject({ visible: true })
  expect(await story.site.received()).toEqual([])

  story.wait(11)
  await story.turn()
  expect(await story.site.job(id)).toMatchObject({ visible: false })
  expect(await story.site.received()).toMatchObject([{ type: 'content.hidden', target: { type: 'job', id }, times: 1 }])
})
