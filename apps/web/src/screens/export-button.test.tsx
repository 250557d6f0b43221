// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { onDesk } from './desk.test-support.tsx'
import { ExportButton } from './export-button.tsx'

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

const WORDS = {
  label: 'CSV',
  busy: '作成中',
  done: (rows: string) => `done ${rows}`,
  refusals: { too_many_rows: '多すぎます' },
}

async function exported(answer: (input: string) => Promise<{ name: string; csv: string; rows: number }>) {
  const { page, unmount } = await render(
    onDesk()(<ExportButton operation={{ call: answer }} input="cases" words={WORDS} />),
  )
  await clickOn(page, WORDS.label)
  return { page, alert: () => page.querySelector('[role=alert]')?.textContent ?? null, unmount }
}

test('an export is saved as the file the desk names, and the number of its rows is said', async () => {
  const answer = Promise.withResolvers<{ name: string; csv: string; rows: number }>()
  const asked: string[] = []
  const { page, alert, unmount } = await exported((input) => {
    asked.push(input)
    return answer.promise
  })
  expect(buttonOf(page, WORDS.busy)?.disabled).toBe(true)
  answer.resolve({ name: 'cases.csv', csv: 'a,b', rows: 12_345 })
  await until(() => saved.length > 0)
  const [file] = saved
  expect([asked, saved.length, file?.name, file?.file.type, kept.size]).toEqual([
    ['cases'],
    1,
    'cases.csv',
    'text/csv;charset=utf-8',
    0,
  ])
  expect(file?.file.size).toBe(3)
  expect([announced(), alert(), buttonOf(page, WORDS.label)?.disabled]).toEqual(['done 12,345', null, false])
  await unmount()
})

test.each([
  ['in the words of the desk', new TypeError('gone'), copy.errors.network],
  ['in its own words', refusedFor('too_many_rows'), WORDS.refusals.too_many_rows],
])('an export that fails says why %s, and no file is saved', async (_, fault, why) => {
  const { page, alert, unmount } = await exported(async () => {
    throw fault
  })
  await until(() => alert() !== null)
  expect([saved, announced(), alert(), buttonOf(page, WORDS.label)?.disabled]).toEqual([[], '', why, false])
  await unmount()
})
