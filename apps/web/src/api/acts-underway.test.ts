import { afterEach, describe, expect, test, vi } from 'vitest'
import { trackAct, undoUnderway } from './acts-underway.ts'

/** A call on its way, and how it ends. */
function call() {
  let answer: (id: string) => void = () => undefined
  let lose: () => void = () => undefined
  const on = new Promise<string>((resolve, reject) => {
    answer = resolve
    lose = () => reject(new TypeError('fetch failed'))
  })
  on.catch(() => undefined)
  return { on, answer, lose }
}
const sent = () => {
  const made = call()
  void trackAct(made.on, (id) => id).catch(() => undefined)
  return made
}
const open: ReturnType<typeof call>[] = []
const track = () => {
  const made = sent()
  open.push(made)
  return made
}
afterEach(async () => {
  for (const made of open.splice(0)) made.answer('over')
  await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve))
})

describe('acts on their way', () => {
  test('with none on its way the desk is asked for the last one', () => {
    expect(undoUnderway()).toBeNull()
  })

  test('Undo waits for an act that is on its way, and takes back that one', async () => {
    const snooze = track()
    const undone = undoUnderway()
    snooze.answer('s1')
    expect(await undone).toBe('s1')
    expect(undoUnderway()).toBeNull()
  })

  test('pressed twice it takes back the newest, then the one before', async () => {
    const [hide, snooze] = [track(), track()]
    const [first, second] = [undoUnderway(), undoUnderway()]
    hide.answer('h1')
    snooze.answer('s1')
    expect([await first, await second]).toEqual(['s1', 'h1'])
  })

  test('an act that is stored sooner than an older one is still the last', async () => {
    const [slow, quick] = [track(), track()]
    quick.answer('q1')
    await quick.on
    expect(await undoUnderway()).toBe('q1')
    slow.answer('s1')
  })

  test('an act that the network lost leaves nothing to take back', async () => {
    const lost = track()
    const undone = undoUnderway()
    lost.lose()
    expect(await undone).toBeNull()
  })

  test('a decision is told that it is to be taken back, should it be stored later', () => {
    const onUndo = vi.fn()
    const made = call()
    open.push(made)
    void trackAct(made.on, (id) => id, onUndo)
    void undoUnderway()
    expect(onUndo).toHaveBeenCalledOnce()
  })
})
