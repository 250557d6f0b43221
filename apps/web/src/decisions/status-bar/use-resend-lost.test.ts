// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkServerAnswers, watchDeviceOffline } from '../../api/server-connection.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { createDecisionOutbox } from './decision-outbox.ts'
import { useResendLost } from './use-resend-lost.ts'

const device = new EventTarget()
watchDeviceOffline(device)

let answers = true

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('fetch', async () => new Response('', { status: answers ? 200 : 502 }))
})
afterEach(async () => {
  answers = true
  await checkServerAnswers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const up = () =>
  act(async () => {
    answers = true
    await checkServerAnswers()
  })
const down = () =>
  act(async () => {
    answers = false
    device.dispatchEvent(new Event('offline'))
  })

async function aDesk() {
  const outbox = createDecisionOutbox()
  const sent: string[] = []
  const hook = await renderHook(() => useResendLost(outbox, (key) => sent.push(key)), null)
  const lose = (key: string) =>
    act(async () => {
      await outbox.send({ key, caseId: key } as never, async () => {
        throw new TypeError('gone')
      })
    })
  return { ...hook, sent, lose }
}

test('decisions that were lost with the network are sent again a second after the desk answers', async () => {
  const { sent, lose, unmount } = await aDesk()
  await down()
  await lose('k1')
  await lose('k2')
  await later(5_000)
  expect(sent).toEqual([])
  await up()
  await later(999)
  expect(sent).toEqual([])
  await later(1)
  expect(sent.toSorted()).toEqual(['k1', 'k2'])
  await unmount()
})

test('a connection that is lost again within the second, or a desk that was left, sends nothing', async () => {
  const { sent, lose, unmount } = await aDesk()
  await down()
  await lose('k1')
  await up()
  await later(500)
  await down()
  await later(2_000)
  expect(sent).toEqual([])
  await up()
  await unmount()
  await later(2_000)
  expect(sent).toEqual([])
})
