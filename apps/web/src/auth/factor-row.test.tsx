// @vitest-environment jsdom
import type { OwnFactor } from '@mimamori/contract/staff/security-contract'
import { instants } from '@mimamori/copy/instants/ja'
import { security as words } from '@mimamori/copy/security/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { FactorRow } from './factor-row.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const PHONE: OwnFactor = {
  ...{ id: 'f1', kind: 'totp', label: '携帯', createdAt: '2026-11-01T00:00:00.000Z' },
  lastUsedAt: '2026-12-01T03:00:00.000Z',
}
const [RENAME, REMOVE] = [words.renameOf('携帯'), words.removeOf('携帯')]

type Of = { readonly factor?: Partial<OwnFactor>; readonly last?: boolean }

async function aRow(answers: Parameters<typeof fakeDesk>[0] = {}, { factor, last = false }: Of = {}) {
  const desk = fakeDesk(answers)
  /** how many calls were made before the list was read again */
  const read: number[] = []
  const { page, unmount } = await render(
    withKeys(
      <FactorRow
        factor={{ ...PHONE, ...factor }}
        last={last}
        failureWords={({ kind }) => `failed ${kind}`}
        onChanged={async () => void read.push(desk.calls.length)}
      />,
    ),
  )
  await until(() => page.querySelector('li') !== null)
  const field = () => page.querySelector<HTMLInputElement>('[name=label]')
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const rename = async (to: string) => {
    await clickOn(page, RENAME)
    await typeInto(field(), to)
    await clickOn(page.querySelector('form') as Element, words.store)
  }
  return { ...desk, page, field, alert, read, rename, unmount }
}

const pictureIn = (page: Element) => page.querySelector('svg')?.getAttribute('class')

test('a factor says what it is, since when, and when it was last used', async () => {
  const { page, unmount } = await aRow()
  const [kind, added, used] = [...page.querySelectorAll('span')].map(({ textContent }) => textContent)
  expect([page.querySelector('p')?.textContent, kind]).toEqual(['携帯', words.labelOf.totp])
  expect(added).toBe(`${words.addedWord} ${instants.brief(PHONE.createdAt)}`)
  expect(used).toBe(`${words.usedWord} ${instants.brief('2026-12-01T03:00:00.000Z')}`)
  expect(pictureIn(page)).toContain('smartphone')
  await unmount()
})

test('a passkey that was never used says so, and has the picture of a key', async () => {
  const { page, unmount } = await aRow({}, { factor: { kind: 'passkey', lastUsedAt: null } })
  const said = [...page.querySelectorAll('li span')].map(({ textContent }) => textContent)
  expect([said[0], said.slice(2)]).toEqual([words.labelOf.passkey, [words.neverUsed]])
  expect(pictureIn(page)).toContain('key-round')
  await unmount()
})

test('a factor that is removed is told, and the list is read again after that', async () => {
  const { page, calls, read, alert, unmount } = await aRow({ 'security.removeFactor': () => ({}) })
  expect(buttonOf(page, REMOVE)?.title).toBe('')
  await clickOn(page, REMOVE)
  await until(() => announced() !== '')
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['security.removeFactor', { id: 'f1' }]])
  expect([announced(), read, alert()]).toEqual([words.removed('携帯'), [1], null])
  await unmount()
})

test('the last factor cannot be removed, which its button explains, but can be renamed', async () => {
  const { page, calls, unmount } = await aRow({}, { last: true })
  await clickOn(page, REMOVE)
  expect([buttonOf(page, REMOVE)?.disabled, buttonOf(page, REMOVE)?.title]).toEqual([true, words.lastNote])
  expect([buttonOf(page, RENAME)?.disabled, calls]).toEqual([false, []])
  await unmount()
})

test('a factor gets the name that was typed, without the space around it, and the form is gone', async () => {
  const { calls, field, read, rename, unmount } = await aRow({ 'security.renameFactor': () => ({}) })
  await rename('  仕事用の携帯 ')
  await until(() => announced() !== '')
  const sent = { id: 'f1', label: '仕事用の携帯' }
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['security.renameFactor', sent]])
  expect([announced(), read, field()]).toEqual([words.renamed('仕事用の携帯'), [1], null])
  await unmount()
})

test('the form of the name has the present one, is sent with no empty one, and the same button closes it', async () => {
  const { page, calls, field, rename, unmount } = await aRow()
  const stays: boolean[] = []
  const onSubmit = (event: Event) => stays.push(event.defaultPrevented)
  document.addEventListener('submit', onSubmit, { once: true })
  expect(field()).toBeNull()
  await clickOn(page, RENAME)
  expect([field()?.value, field()?.ariaLabel]).toEqual(['携帯', words.label])
  expect([field()?.maxLength, field()?.required]).toEqual([60, true])
  await clickOn(page, RENAME)
  expect(field()).toBeNull()
  await rename('   ')
  // by the desk, and by no form of the browser
  expect([calls, field()?.value, stays]).toEqual([[], '   ', [true]])
  await unmount()
})

test('while a change is on its way, no other one can be asked for', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, read, rename, unmount } = await aRow({ 'security.renameFactor': () => answer.promise })
  await rename('新しい')
  const isOff = () => [words.store, REMOVE].map((each) => buttonOf(page, each)?.disabled)
  await until(() => calls.length > 0)
  expect([isOff(), announced(), read]).toEqual([[true, true], '', []])
  answer.resolve({})
  await until(() => buttonOf(page, REMOVE)?.disabled === false)
  expect(read).toEqual([1])
  await unmount()
})

test.for([
  ['a reason of its own', 'last_factor', words.refusals.last_factor],
  ['any other reason', 'not_permitted', 'failed refused'],
])('a removal refused for %s says why, and nothing is read again', async ([, refusal = '', said]) => {
  const { page, alert, read, unmount } = await aRow({
    'security.removeFactor': () => {
      throw refusedFor(refusal)
    },
  })
  await clickOn(page, REMOVE)
  await until(() => alert() !== null)
  expect([alert(), announced(), read, buttonOf(page, REMOVE)?.disabled]).toEqual([said, '', [], false])
  await unmount()
})

test('a name that could not be stored stays in its form', async () => {
  const { alert, field, rename, unmount } = await aRow()
  await rename('新しい')
  await until(() => alert() !== null)
  expect([alert(), field()?.value, announced()]).toEqual(['failed not_found', '新しい', ''])
  await unmount()
})
