// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { setLeaveGuard } from './leave-guard.ts'
import { checkServerAnswers } from './server-connection.ts'
import { useLazyPart } from './use-lazy-part.ts'

let answers = true
beforeEach(() => {
  answers = true
  vi.stubGlobal('fetch', async () => new Response('', { status: answers ? 200 : 502 }))
  // a page is not loaded anew in a test
  setLeaveGuard('test', true)
})
afterEach(async () => {
  answers = true
  await checkServerAnswers()
  setLeaveGuard('test', false)
  vi.unstubAllGlobals()
})

const Part = () => null

async function aPage() {
  let missing = false
  let asked = 0
  const importPart = async () => {
    asked += 1
    if (missing) throw new Error('no such script')
    return { default: Part }
  }
  const hook = await renderHook(() => useLazyPart(importPart), null)
  const load = async () => {
    let loaded: unknown
    await act(async () => {
      loaded = await hook.now().load()
    })
    return loaded
  }
  const lack = (now: boolean) => {
    missing = now
  }
  return { ...hook, load, asked: () => asked, lack }
}

test('a part is there once it is loaded; one that is missing is said to be, and can be loaded again', async () => {
  const { now, load, lack, unmount } = await aPage()
  lack(true)
  expect([await load(), now().part, now().failed]).toEqual([false, null, true])
  lack(false)
  expect([await load(), now().part, now().failed]).toEqual([true, Part, false])
  await unmount()
})

test('while the desk does not answer no part is asked for', async () => {
  const { now, load, asked, unmount } = await aPage()
  answers = false
  await checkServerAnswers()
  expect([await load(), asked(), now().failed]).toEqual([false, 0, true])
  answers = true
  expect([await load(), asked()]).toEqual([true, 1])
  await unmount()
})
