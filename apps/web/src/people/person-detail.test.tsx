// @vitest-environment jsdom
import type { Person } from '@mimamori/contract/people/person-contract'
import { people as words } from '@mimamori/copy/people/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { PersonDetail } from './person-detail.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const person: Person = {
  ...{ id: 'p1', login: 'mori', alias: '森', kana: 'もり', latinName: 'Mori', role: 'moderator', queues: ['flagged'] },
  ...{ factors: true, lastSeenAt: null, createdAt: '2026-12-01T00:00:00.000Z', state: 'active', confirmed: true },
  ...{ settledAt: null, mistakable: false, invitedUntil: null },
}

async function aPerson(of: Partial<Person>, answers: Parameters<typeof fakeDesk>[0] = {}, mine = false) {
  const desk = fakeDesk(answers)
  const { page, cache, unmount } = await render(withKeys(<PersonDetail person={{ ...person, ...of }} mine={mine} />))
  const labelOf = (label: string) =>
    [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  const fieldOf = (label: string) => document.getElementById(labelOf(label)?.htmlFor ?? '') as HTMLInputElement | null
  const verbs = () => Object.entries(words.verbs).flatMap(([verb, { name }]) => (buttonOf(page, name) ? [verb] : []))
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, cache, labelOf, fieldOf, verbs, alert, unmount }
}

test('what was changed of a person is saved with all the rest, and only once something differs', async () => {
  const { page, cache, inputs, labelOf, fieldOf, unmount } = await aPerson(
    {},
    { 'people.change': () => ({ id: 'p1' }) },
  )
  const key = [...queries.people.key(), 'x']
  cache.setQueryData(key, {})
  expect(buttonOf(page, words.save)?.disabled).toBe(true)
  await typeInto(fieldOf(words.fields.alias), ' 森 ')
  expect(buttonOf(page, words.save)?.disabled).toBe(true)
  await typeInto(fieldOf(words.fields.alias), '大森')
  expect(page.textContent).not.toContain(words.roleNote)
  await typeInto(fieldOf(words.fields.role), 'lead')
  expect(page.textContent).toContain(words.roleNote)
  for (const queue of ['patrol', 'flagged'] as const)
    await act(async () => labelOf(words.queues[queue])?.querySelector('input')?.click())
  await clickOn(page, words.save)
  await until(() => announced() === words.saved)
  const sent = { id: 'p1', alias: '大森', kana: 'もり', latinName: 'Mori', role: 'lead', queues: ['patrol'] }
  expect([inputs('people.change'), cache.getQueryState(key)?.isInvalidated]).toEqual([[sent], true])
  await unmount()
})

test('a change that is refused says why in its own words, and what was typed stays', async () => {
  const { page, fieldOf, alert, unmount } = await aPerson(
    {},
    {
      'people.change': () => {
        throw refusedFor('alias_taken')
      },
    },
  )
  await typeInto(fieldOf(words.fields.alias), '大森')
  await clickOn(page, words.save)
  await until(() => alert() !== null)
  expect([alert(), announced(), fieldOf(words.fields.alias)?.value]).toEqual([words.refusals.alias_taken, '', '大森'])
  await unmount()
})

test('nobody changes their own role, or acts on their own account', async () => {
  const { fieldOf, verbs, page, unmount } = await aPerson({}, {}, true)
  expect([fieldOf(words.fields.role)?.disabled, verbs()]).toEqual([true, []])
  expect(page.textContent).toContain(words.ownAccount)
  await unmount()
})

test.each([
  ['active', ['endSessions', 'invite', 'disable']],
  ['invited', ['invite', 'disable']],
  ['disabled', ['enable']],
] as const)('on an account that is %s it offers %j', async (state, offered) => {
  const { verbs, unmount } = await aPerson({ state })
  expect(verbs()).toEqual(offered)
  await unmount()
})

test('an account is disabled only once that is confirmed, and one that fails says why beside the actions', async () => {
  let fails = true
  const { page, inputs, verbs, alert, unmount } = await aPerson(
    {},
    {
      'people.disable': () => {
        if (fails) throw refusedFor('last_admin')
        return { id: 'p1' }
      },
    },
  )
  const { name, what, done } = words.verbs.disable
  await clickOn(page, name)
  expect([page.textContent?.includes(what('森')), inputs('people.disable')]).toEqual([true, []])
  await clickOn(page, words.cancel)
  expect([verbs().length, inputs('people.disable')]).toEqual([3, []])
  await clickOn(page, name)
  await clickOn(page, name)
  await until(() => alert() !== null)
  expect([alert(), announced(), verbs().length]).toEqual([words.refusals.last_admin, '', 3])
  fails = false
  await clickOn(page, name)
  expect(alert()).toBeNull()
  await clickOn(page, name)
  await until(() => announced() === done)
  expect(inputs('people.disable')).toEqual([{ id: 'p1' }, { id: 'p1' }])
  await unmount()
})

test('the link of a new invitation is shown until it is put away', async () => {
  const invitation = { id: 'p1', token: 'himitsu', expiresAt: '2026-12-08T00:00:00.000Z' }
  const { page, inputs, verbs, unmount } = await aPerson({ state: 'lapsed' }, { 'people.invite': () => invitation })
  await clickOn(page, words.verbs.invite.name)
  await clickOn(page, words.verbs.invite.name)
  const link = () => page.querySelector<HTMLInputElement>(`[aria-label="${words.link.label}"]`)
  await until(() => link() !== null)
  expect([link()?.value.endsWith('/invitation#himitsu'), verbs()]).toEqual([true, []])
  expect(inputs('people.invite')).toEqual([{ id: 'p1' }])
  await clickOn(page, words.link.done)
  expect([link(), verbs()]).toEqual([null, ['invite', 'disable']])
  await unmount()
})
