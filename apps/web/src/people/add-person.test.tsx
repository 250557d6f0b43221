// @vitest-environment jsdom
import { people as words } from '@mimamori/copy/people/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { AddPerson } from './add-person.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a person is added with their role and queues, then their link is shown, and a refusal keeps what was typed', async () => {
  let fails = true
  const { inputs } = fakeDesk({
    'people.add': () => {
      if (fails) throw refusedFor('login_taken')
      return { id: 'p7', token: 'himitsu', expiresAt: '2026-12-08T00:00:00.000Z' }
    },
  })
  const done: (string | undefined)[] = []
  const { page, unmount } = await render(withKeys(<AddPerson onDone={(id) => done.push(id)} />))
  const labelOf = (label: string) =>
    [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label) as HTMLLabelElement
  const fieldOf = (label: string) => document.getElementById(labelOf(label)?.htmlFor) as HTMLInputElement | null
  await typeInto(fieldOf(words.fields.login), 'mori')
  await typeInto(fieldOf(words.fields.alias), '森')
  await typeInto(fieldOf(words.fields.role), 'lead')
  for (const queue of ['patrol', 'flagged'] as const)
    await act(async () => labelOf(words.queues[queue]).querySelector('input')?.click())
  await clickOn(page, words.create)
  await until(() => page.querySelector('[role=alert]') !== null)
  expect([page.querySelector('[role=alert]')?.textContent, fieldOf(words.fields.login)?.value]).toEqual([
    words.refusals.login_taken,
    'mori',
  ])
  fails = false
  await typeInto(fieldOf(words.fields.login), 'omori')
  await clickOn(page, words.create)
  const link = () => page.querySelector<HTMLInputElement>(`[aria-label="${words.link.label}"]`)
  await until(() => link() !== null)
  expect(inputs('people.add')[1]).toEqual({
    ...{ login: 'omori', alias: '森', role: 'lead', language: 'ja' },
    ...{ kana: '', latinName: '' },
    queues: ['flagged', 'patrol'],
  })
  expect([link()?.value.endsWith('#himitsu'), page.textContent?.includes(words.link.title('森')), done]).toEqual([
    true,
    true,
    [],
  ])
  await clickOn(page, words.link.done)
  expect(done).toEqual(['p7'])
  await unmount()
})
