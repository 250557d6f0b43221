import { beforeEach, expect, test } from 'vitest'
import type { PresenceReport } from '../rpc/other-features.ts'
import { createPresenceRegistry } from './presence-registry.ts'

const sato = { id: 'staff-1', alias: '佐' }
const suzuki = { id: 'staff-2', alias: '鈴' }
const seen = (
  page: string,
  who: PresenceReport['who'],
  caseId: string | null,
  doing: PresenceReport['doing'] = 'viewing',
): PresenceReport => ({
  page,
  who,
  caseId,
  doing,
})

let now = 0
let here: ReturnType<typeof createPresenceRegistry>
beforeEach(() => {
  now = 0
  here = createPresenceRegistry(() => now)
})
const at = (...ids: string[]) => here.at(new Set(ids)).cases

test('who opens a case is there, and who goes on to another is there instead', () => {
  expect(here.report(seen('p1', sato, 'a'))).toEqual(['a'])
  expect(here.report(seen('p1', sato, 'b'))).toEqual(['a', 'b'])
  expect(at('a', 'b')).toEqual({ a: [], b: [{ ...sato, doing: 'viewing' }] })
})

test('what is said again and changes nothing is no news', () => {
  here.report(seen('p1', sato, 'a'))
  expect(here.report(seen('p1', sato, 'a'))).toEqual([])
  expect(here.report(seen('p1', sato, 'a', 'typing'))).toEqual(['a'])
  expect(here.report(seen('p2', suzuki, null))).toEqual([])
})

test('a person with the case in two pages is there once, typing if they type in either', () => {
  here.report(seen('p1', sato, 'a', 'away'))
  here.report(seen('p2', sato, 'a', 'typing'))
  here.report(seen('p3', sato, 'a', 'viewing'))
  expect(at('a')).toEqual({ a: [{ ...sato, doing: 'typing' }] })
  here.report(seen('p2', sato, null))
  expect(at('a')).toEqual({ a: [{ ...sato, doing: 'viewing' }] })
})

test('a laptop that was closed without a word is gone within thirty seconds, one that says it is there is not', () => {
  here.report(seen('p1', sato, 'a'))
  here.report(seen('p2', suzuki, 'a'))
  now = 20_000
  here.report(seen('p2', suzuki, 'a'))
  expect(here.expire()).toEqual([])
  now = 26_000
  expect(here.expire()).toEqual(['a'])
  expect(here.whole()).toEqual({ whole: true, cases: { a: [{ ...suzuki, doing: 'viewing' }] } })
})

test('who has signed out is nowhere', () => {
  here.report(seen('p1', sato, 'a'))
  here.report(seen('p2', sato, 'b'))
  here.report(seen('p3', suzuki, 'b'))
  expect(here.forget(sato.id)).toEqual(['a', 'b'])
  expect(here.whole().cases).toEqual({ b: [{ ...suzuki, doing: 'viewing' }] })
})

test('nobody speaks for the page of somebody else', () => {
  here.report(seen('p1', sato, 'a'))
  expect(here.report(seen('p1', suzuki, null))).toEqual([])
  expect(at('a')).toEqual({ a: [{ ...sato, doing: 'viewing' }] })
})

test('a client that makes up pages fills no more than twenty', () => {
  for (let n = 0; n < 500; n++) here.report(seen(`p${n}`, sato, `case-${n}`))
  expect(Object.keys(here.whole().cases)).toHaveLength(20)
})

test('whatever a page calls its case, others are told who is where', () => {
  for (const id of ['constructor', '__proto__']) {
    here.report(seen(id, sato, id))
    expect(Object.entries(here.whole().cases)).toContainEqual([id, [{ ...sato, doing: 'viewing' }]])
  }
})
