import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'

let story: DeskStory
afterEach(() => story.close())

test('an admin’s looser setting waits for everybody to see until a lead agrees to it', async () => {
  story = await openStory()
  const [kanri, tanaka] = [await story.signIn('admin'), await story.signIn('lead')]
  await story.signIn('lead')
  const maya = await story.signIn('moderator')
  const settings = async () => await maya.client.ledger.settings()
  const waiting = async (who: typeof maya) => (await who.client.people.standing()).settings[0] ?? null
  const { warningDays, restricting, withdrawalsAnHour, appealDays, undoSeconds, holdMinutes } = await settings()
  const before = { warningDays, restricting, withdrawalsAnHour, appealDays, undoSeconds }
  expect(await kanri.client.ledger.setSettings({ ...before, holdMinutes: 5 })).toMatchObject({ proposed: true })
  expect(await settings()).toMatchObject({ holdMinutes })

  const proposer = { id: kanri.id }
  expect(await waiting(kanri)).toMatchObject({ proposer, mayTakeBack: true, agree: 'not_permitted' })
  expect(await waiting(maya)).toMatchObject({ proposer, mayTakeBack: false, agree: 'not_permitted' })
  const seen = await waiting(tanaka)
  expect(seen).toMatchObject({ proposer, agree: null, mayRefuse: true, now: { holdMinutes } })
  await tanaka.client.ledger.agree({ id: seen?.id ?? '' })
  expect(await settings()).toMatchObject({ holdMinutes: 5 })
  expect([await waiting(kanri), await waiting(tanaka), await waiting(maya)]).toEqual([null, null, null])
})
