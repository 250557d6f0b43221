import { expect, test } from 'vitest'
import { soundInOneTab } from './sounding-tab.ts'

/** The locks of one browser: one holder, the others wait in order. */
function oneBrowser() {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_: string, { signal }: LockOptions, held: () => Promise<void>) => {
    const mine = last.then(() => (signal?.aborted ? undefined : held()))
    last = mine
    return mine
  }
  return { request } as unknown as Pick<LockManager, 'request'>
}

function openTab(locks: Pick<LockManager, 'request'>, wasActive: boolean) {
  const page = new EventTarget() as unknown as Document
  const ending = new AbortController()
  const tab = { sounds: false, page, close: () => ending.abort() }
  soundInOneTab({ locks, page, wasActive }, () => (tab.sounds = true), ending.signal)
  return tab
}

/** what waits for a lock is told of it later */
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('of several tabs one plays sounds, and when it closes another does', async () => {
  const locks = oneBrowser()
  const [first, second] = [openTab(locks, true), openTab(locks, true)]
  await settled()
  expect([first.sounds, second.sounds]).toEqual([true, false])
  first.close()
  await settled()
  expect(second.sounds).toBe(true)
})

test('a tab in which nobody did anything yet, which a browser keeps silent, leaves the sounds to others', async () => {
  const locks = oneBrowser()
  const untouched = openTab(locks, false)
  const used = openTab(locks, true)
  await settled()
  expect([untouched.sounds, used.sounds]).toEqual([false, true])
  untouched.page.dispatchEvent(new Event('keydown'))
  used.close()
  await settled()
  expect(untouched.sounds).toBe(true)
})
