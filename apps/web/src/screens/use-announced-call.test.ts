// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { announced } from '../keys/page-keys.test-support.tsx'
import { renderHook } from '../parts/render.test-support.tsx'
import { useAnnouncedCall } from '../parts/use-announced-call.ts'
import { onDesk } from './desk.test-support.tsx'

const WORDS = {
  errors: { network: 'network', unexpected: 'unexpected' },
  refusals: { lease_lost: 'lost' },
} as unknown as Parameters<typeof useAnnouncedCall>[0]

async function aScreen() {
  const others = [['one'], ['two']]
  const hook = await renderHook(() => useAnnouncedCall(WORDS, { first: ['first'], others }), null, { within: onDesk() })
  for (const key of [['first'], ...others]) hook.cache.setQueryData(key, {})
  const run = async (call: () => Promise<unknown>, shown?: (error: unknown) => boolean) => {
    let problem: string | null = ''
    await act(async () => {
      problem = await hook.now().act(call, (done) => `done ${done}`, shown)
    })
    return problem
  }
  const stale = () => [['first'], ...others].map((key) => hook.cache.getQueryState(key)?.isInvalidated)
  return { ...hook, run, stale }
}
const failing = (error: Error) => async () => {
  throw error
}

test('what was done is announced, and what it changed is read again', async () => {
  const { now, run, stale, unmount } = await aScreen()
  expect(await run(async () => 7)).toBeNull()
  expect([announced(), stale(), now().busy]).toEqual(['done 7', [true, true, true], false])
  await unmount()
})

test('what was refused or failed is told in words and not announced, and everything is read again, as somebody may have been faster', async () => {
  const { now, run, stale, unmount } = await aScreen()
  expect(await run(failing(refusedFor('lease_lost')))).toBe('lost')
  expect([announced(), stale(), now().busy]).toEqual(['', [true, true, true], false])
  expect(await run(failing(new CallError(500, {})))).toBe('unexpected')
  expect(await run(failing(new TypeError('gone')), () => false)).toBe('network')
  expect(await run(failing(new TypeError('gone')), () => true)).toBeNull()
  await unmount()
})

test('while one call is under way, and until what it changed first was read again, no other is made', async () => {
  const { now, run, cache, unmount } = await aScreen()
  const answer = Promise.withResolvers<unknown>()
  const read = Promise.withResolvers<void>()
  cache.invalidateQueries = () => read.promise
  const made: number[] = []
  await act(async () => void now().act(() => answer.promise, String))
  await act(async () => answer.resolve(1))
  expect(now().busy).toBe(true)
  expect(await run(async () => made.push(2))).toBeNull()
  expect(made).toEqual([])
  await act(async () => read.resolve())
  expect(now().busy).toBe(false)
  await unmount()
})
