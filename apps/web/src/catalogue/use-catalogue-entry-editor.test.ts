// @vitest-environment jsdom
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { hasUnsavedWork } from '../api/leave-guard.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { nextVersionDraft } from './catalogue-entry-draft.ts'
import { useCatalogueEntryEditor } from './use-catalogue-entry-editor.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const reason = SHIPPED_CATALOGUE.find(isEntryOfKind('reason'))
if (!reason) throw new Error('no reasons are shipped')
const DAY = '2099-01-01'
const label = { ja: '別の理由', en: 'Another reason' }

/** The editor of a reason whose newest version has this number. */
async function anEditor(version: number) {
  const added: number[] = []
  const first = nextVersionDraft({ ...reason, version } as typeof reason & { version: number }, DAY)
  const hook = await renderHook(
    () =>
      useCatalogueEntryEditor({
        draftKey: `reason ${reason?.id}`,
        first,
        entries: SHIPPED_CATALOGUE,
        onAdded: (_, version) => added.push(version),
      }),
    null,
  )
  const save = async () => {
    let sent: boolean | undefined
    await act(async () => {
      sent = await hook.now().save()
    })
    return sent
  }
  return {
    ...hook,
    save,
    added,
    write: () => act(async () => hook.now().change({ data: { ...first.data, label } } as never)),
  }
}

test('a draft is kept while another screen is open, and follows a version that somebody else adds meanwhile', async () => {
  const { inputs } = fakeDesk({ 'catalogue.add': () => ({ version: 4 }) })
  const before = await anEditor(2)
  await before.write()
  await before.unmount()
  expect(hasUnsavedWork()).toBe(true)
  const after = await anEditor(3)
  expect([after.now().resumed, after.now().draft.after, after.now().draft.data]).toMatchObject([true, 3, { label }])
  expect(await after.save()).toBe(true)
  expect([inputs('catalogue.add'), after.added]).toMatchObject([[{ after: 3, data: { label } }], [4]])
  expect(hasUnsavedWork()).toBe(false)
  await after.unmount()
})

test('what nobody changed is not sent; what could not be saved is kept, and says why until it is changed', async () => {
  const { inputs } = fakeDesk({
    'catalogue.add': () => {
      throw new CallError(500, {})
    },
  })
  const editor = await anEditor(2)
  expect([await editor.save(), editor.now().unchanged, inputs('catalogue.add')]).toEqual([false, true, []])
  await editor.write()
  await editor.save()
  expect([editor.now().failure, hasUnsavedWork(), editor.added]).toEqual([{ kind: 'unexpected' }, true, []])
  await editor.write()
  expect(editor.now().failure).toBeNull()
  editor.now().drop()
  expect(hasUnsavedWork()).toBe(false)
  await editor.unmount()
})
