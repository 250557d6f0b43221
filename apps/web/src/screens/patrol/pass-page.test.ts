import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { copy } from '@mimamori/copy/en'
import { describe, expect, test } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { type DecidePassed, passPage } from './pass-page.ts'
import { EMPTY_PATROL, type PatrolState, withClaimedRows, withoutPassed, withReturned } from './patrol-state.ts'

const row = (n: number) => ({ id: `c${n}`, number: 400 + n, fence: n, contentVersion: 1 }) as PageRow
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => row(from + n))
const numbers = (page: readonly PageRow[]) => page.map(({ number }) => number)
const heldUntil = '2026-11-24T04:00:10.000Z'
const decided = (caseId: string) => ({ caseId, decided: { decisionId: `d-${caseId}`, heldUntil }, refused: null })
const gone = (caseId: string) => ({ caseId, decided: null, refused: { refusal: 'not_found' as const, present: null } })

/** Cases 1 to 3 were on screen, 1 and 2 were read and are passed; 4 and 5 are claimed in their place. */
const before: PatrolState = { ...EMPTY_PATROL, state: 'reading', page: rows(1, 3), passed: 7 }
const read = new Set(['c1', 'c2'])
const turned = withClaimedRows(withoutPassed(before, read), rows(4, 5))
const shownMs = (id: string) => (id === 'c1' ? 9_000 : 12_000)
const passed = async (decide: DecidePassed, now = turned) =>
  (await passPage(rows(1, 2), { decide, shownMs }, copy))(now)

describe('a patrol page that is passed', () => {
  test('leaves at once, what was not read stays, and the next cases follow on it', () => {
    expect(numbers(withoutPassed(before, read).page)).toEqual([403])
    expect(numbers(turned.page)).toEqual([403, 404, 405])
  })

  test('keeps what was not read when no further cases could be claimed', () => {
    const failed = withClaimedRows({ ...withoutPassed(before, read), state: 'loading' }, null)
    expect(numbers(failed.page)).toEqual([403])
    expect(failed.state).toBe('reading')
    expect(withClaimedRows({ ...before, page: [] }, null).state).toBe('failed')
  })

  test('counts, and can be taken back whole', async () => {
    const after = await passed(async (cases) => cases.map(({ caseId }) => decided(caseId)))
    expect(numbers(after.page)).toEqual([403, 404, 405])
    expect(after).toMatchObject({ passed: 9, troubles: [], last: { cases: 2, heldUntil } })
  })

  test('comes back whole under new fences, before what has followed it', async () => {
    const after = await passed(async (cases) => cases.map(({ caseId }) => decided(caseId)))
    const back = rows(1, 2).map((each) => ({ ...each, fence: each.fence + 10 }))
    const returned = withReturned(after, back, { id: after.last?.actId ?? '', passed: true })
    expect(returned.page.map(({ number, fence }) => [number, fence])).toEqual([
      [401, 11],
      [402, 12],
      [403, 3],
      [404, 4],
      [405, 5],
    ])
    expect(returned).toMatchObject({ passed: 7, last: null })
  })

  test('is sent with the fence and version of each of its cases, and how long it was shown', async () => {
    await passed(async (cases) => {
      expect(cases).toEqual([
        { caseId: 'c1', fence: 1, contentVersion: 1, shownMs: 9_000 },
        { caseId: 'c2', fence: 2, contentVersion: 1, shownMs: 12_000 },
      ])
      return []
    })
  })

  test('names what the desk refused, which neither counts nor is taken back', async () => {
    const after = await passed(async () => [decided('c1'), gone('c2')])
    expect(after.passed).toBe(8)
    expect(after.last?.cases).toBe(1)
    expect(after.troubles).toEqual([{ id: 'c2', number: 402, why: copy.errors.notFound }])
  })
})

describe('a patrol page that could not be passed', () => {
  const unreachable = () => Promise.reject(new TypeError('fetch failed'))

  test('comes back whole before what has taken its place, with the reason beside each case', async () => {
    const after = await passed(unreachable)
    expect(numbers(after.page)).toEqual([401, 402, 403, 404, 405])
    expect(after.passed).toBe(7)
    expect(after.troubles).toEqual([
      { id: 'c1', number: 401, why: copy.errors.network },
      { id: 'c2', number: 402, why: copy.errors.network },
    ])
  })

  test('is read again where nothing was left, also when no further case could be had', async () => {
    const alone = withoutPassed({ ...before, page: rows(1, 2) }, read)
    const after = await passed(unreachable, withClaimedRows(alone, null))
    expect(numbers(after.page)).toEqual([401, 402])
    expect(after.state).toBe('reading')
  })

  test('leaves the page before it open to be taken back', async () => {
    const last = { actId: 'p8', cases: 2, heldUntil }
    const after = await passed(() => Promise.reject(new CallError(500, {})), { ...turned, last })
    expect(after.last).toBe(last)
    expect(after.troubles.map(({ why }) => why)).toEqual([copy.errors.unexpected, copy.errors.unexpected])
  })
})
