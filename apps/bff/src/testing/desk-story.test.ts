import { expect, onTestFinished, test } from 'vitest'
import { decisionOf, openStory } from './desk-story.ts'
import { openTestApp } from './test-app.ts'
import { choiceOf } from './test-decisions.ts'

test('a job that breaks the rules is hidden on the marketplace once nobody can undo the decision any more', async () => {
  const story = await openStory()
  onTestFinished(() => story.close())
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

test('a desk that is opened after a story, which has a date of its own, has no alarm of its clock', async () => {
  await (await openStory()).close()
  const testApp = await openTestApp()
  const alarms = await testApp.rawSql("SELECT action FROM audit WHERE action LIKE 'clock.%'")
  await testApp.close()
  expect(alarms).toEqual([])
})
