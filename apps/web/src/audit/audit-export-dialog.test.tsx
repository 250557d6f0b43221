// @vitest-environment jsdom
import { AUDIT_FILE_PATH, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { audit } from '@mimamori/copy/audit/ja'
import { EXPORT_REASONS } from '@mimamori/policy/audit/audit-export-rules'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { AuditExportDialog } from './audit-export-dialog.tsx'

const words = audit.exporting
const key: readonly unknown[] = queries.audit.list.queryKey({ input: {} as never })
const REASON = EXPORT_REASONS[1]
let saved: string[]

beforeEach(() => {
  saved = []
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
    saved.push(this.download)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** The dialog over a filtered log, and a desk that exports 1,234 entries. */
async function aDialog(answer: () => unknown = () => ({ id: 'e1', rows: 1_234 }), fileStatus = 200) {
  const desk = fakeDesk({ 'audit.export': answer })
  const ask = globalThis.fetch
  const files: unknown[] = []
  vi.stubGlobal('fetch', async (request: Request | string, init?: RequestInit) => {
    if (request !== `${DESK_PREFIX}${AUDIT_FILE_PATH}`) return ask(request as Request)
    files.push(JSON.parse(String(init?.body)))
    return new Response('a,b', { status: fileStatus })
  })
  let closes = 0
  const onClose = () => {
    closes += 1
  }
  const dialog = <AuditExportDialog filters={{ actor: 's-1' } as never} onClose={onClose} />
  const { page, cache, unmount } = await render(withKeys(dialog))
  cache.setQueryData(key, {})
  const choose = () => typeInto(page.querySelector('select'), REASON as string)
  return { ...desk, page, cache, files, choose, unmount, closes: () => closes }
}

test('entries are exported for a reason, in the format chosen, and the log is read again, as that is an entry', async () => {
  const { page, inputs, files, choose, cache, closes, unmount } = await aDialog()
  expect(buttonOf(page, words.start)?.disabled).toBe(true)
  await choose()
  await clickOn(page, words.start)
  await until(() => page.textContent?.includes(words.done('1,234')) ?? false)
  expect(inputs('audit.export')).toEqual([{ actor: 's-1', format: 'csv', reason: REASON }])
  expect([files, saved]).toEqual([[{ id: 'e1' }], [expect.stringMatching(/^mimamori-audit-\d{4}-\d\d-\d\d\.csv$/)]])
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true)
  await clickOn(page, words.close)
  expect(closes()).toBe(1)
  await unmount()
})

test('an export that is refused, or whose file is missing, says why and saves nothing', async () => {
  const [[refusal, why] = ['', '']] = Object.entries(words.refusals)
  const refused = await aDialog(() => {
    throw refusedFor(refusal)
  })
  await refused.choose()
  await clickOn(refused.page, words.start)
  await until(() => refused.page.textContent?.includes(why) ?? false)
  await refused.unmount()
  const missing = await aDialog(undefined, 410)
  await missing.choose()
  await clickOn(missing.page, words.start)
  await until(() => missing.page.textContent?.includes(words.failed) ?? false)
  expect([saved, buttonOf(missing.page, words.start)?.disabled]).toEqual([[], false])
  await missing.unmount()
})
