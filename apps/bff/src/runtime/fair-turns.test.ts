import { expect, test } from 'vitest'
import { createFairTurns } from './fair-turns.ts'

/** Turns of which one is taken; notes who has got theirs. */
async function openTurns(mostWaiting = 10, mostOfOne = 2) {
  const turns = createFairTurns(mostWaiting, mostOfOne)
  const had: string[] = []
  const ask = async (person: string, what: string, subject: string | null = null) => {
    const turn = await turns.take({ person, subject })
    had.push(turn === 'turn' ? what : `${what} ${turn}`)
  }
  await turns.take({ person: 'aoi', subject: null })
  /** Lets so many have their turn. */
  const pass = async (count: number) => {
    for (let n = 0; n < count; n++) {
      turns.done()
      await Promise.resolve()
    }
    await new Promise(setImmediate)
    return had
  }
  return { ask, pass, turns }
}

test('whoever asks waits for those before them', async () => {
  const { ask, pass } = await openTurns()
  void ask('aoi', 'first')
  void ask('hana', 'second')
  expect([...(await pass(1))]).toEqual(['first'])
  expect([...(await pass(1))]).toEqual(['first', 'second'])
})

test('eleven requests of one person keep two places, and somebody else is next but two', async () => {
  const { ask, pass } = await openTurns()
  for (let n = 1; n <= 11; n++) void ask('aoi', `${n}`)
  void ask('hana', 'hers')
  expect((await pass(3)).filter((each) => !each.includes('queue_full'))).toEqual(['1', '2', 'hers'])
})

test('a newer request for the same takes the place of the one that waits, which is told', async () => {
  const { ask, pass } = await openTurns()
  void ask('aoi', 'old', 'notice')
  void ask('hana', 'hers', 'notice')
  void ask('aoi', 'other', 'another notice')
  void ask('aoi', 'new', 'notice')
  expect(await pass(3)).toEqual(['old replaced', 'new', 'hers', 'other'])
})

test('what stands for itself is not replaced', async () => {
  const { ask, pass } = await openTurns()
  void ask('aoi', 'opened')
  void ask('aoi', 'published')
  expect(await pass(2)).toEqual(['opened', 'published'])
})

test('of all no more than so many wait, and there is room again once a turn is over', async () => {
  const { ask, pass } = await openTurns(1)
  void ask('aoi', 'a')
  void ask('hana', 'b')
  expect([...(await pass(1))]).toEqual(['b queue_full', 'a'])
  void ask('hana', 'c')
  expect(await pass(1)).toContain('c')
})

test('after all had their turn the next has theirs at once', async () => {
  const { turns } = await openTurns()
  turns.done()
  expect(await turns.take({ person: 'hana', subject: null })).toBe('turn')
})
