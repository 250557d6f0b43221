// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announced } from '../keys/page-keys.test-support.tsx'
import { renderHook } from '../parts/render.test-support.tsx'
import { onDesk } from './desk.test-support.tsx'
import { useExport } from './use-export.ts'

let saved: { name: string; file: Blob }[]
let kept: Map<string, Blob>

beforeEach(() => {
  saved = []
  kept = new Map()
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        const address = `blob:${kept.size}`
        kept.set(address, file)
        return address
      },
      revokeObjectURL: (address: string) => kept.delete(address),
    }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: kept.get(this.href) as Blob })
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const exported = (ask: () => Promise<{ name: string; csv: string; rows: number }>) =>
  renderHook(() => useExport(ask, { done: (rows) => `done ${rows}`, failed: ({ kind }) => `failed ${kind}` }), null, {
    within: onDesk(),
  })

test('an export is saved as the file the desk names, and the number of its rows is said', async () => {
  const { now, unmount } = await exported(async () => ({ name: 'cases.csv', csv: 'a,b', rows: 12_345 }))
  await act(() => now().take())
  const [file] = saved
  expect([saved.length, file?.name, file?.file.type, kept.size]).toEqual([1, 'cases.csv', 'text/csv;charset=utf-8', 0])
  expect(file?.file.size).toBe(3)
  expect([announced(), now().problem, now().busy]).toEqual(['done 12,345', null, false])
  await unmount()
})

test('an export that fails says why, and no file is saved', async () => {
  const { now, unmount } = await exported(async () => {
    throw new TypeError('gone')
  })
  await act(() => now().take())
  expect([saved, announced(), now().problem, now().busy]).toEqual([[], '', 'failed network', false])
  await unmount()
})
