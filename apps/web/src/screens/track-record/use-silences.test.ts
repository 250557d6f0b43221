// @vitest-environment jsdom
import { trackRecord as words } from '@mimamori/copy/track-record/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced } from '../../keys/page-keys.test-support.tsx'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import type { SilenceInput } from './silence-dialog.tsx'
import type { TrackRecordRow } from './track-record-rows.ts'
import { useSilences } from './use-silences.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const INPUT: SilenceInput = { rule: 'contact.model', days: 7, reason: '誤検知' }
const row = (id: string | null) =>
  ({ rule: 'contact.model', silence: id === null ? null : { id } }) as unknown as TrackRecordRow
const figures: readonly unknown[] = queries.trackRecord.show.queryKey({ input: { days: 30 } })

async function aTrackRecord(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const hook = await renderHook(() => useSilences(), null, { within: onDesk() })
  hook.cache.setQueryData(figures, {})
  const silence = async (input = INPUT) => {
    let problem: string | null = ''
    await act(async () => {
      problem = await hook.now().silence(input)
    })
    return problem
  }
  const resume = async (of: TrackRecordRow) => {
    await act(async () => hook.now().resume(of))
    await until(() => !hook.now().busy)
  }
  return { ...hook, ...desk, silence, resume, stale: () => hook.cache.getQueryState(figures)?.isInvalidated }
}

test('a rule that is silenced is said to be, until when, and the figures are read again', async () => {
  const { silence, calls, stale, unmount } = await aTrackRecord({
    'trackRecord.silence': () => ({ until: '2026-12-08T03:00:00.000Z' }),
  })
  expect(await silence()).toBeNull()
  expect(calls).toMatchObject([{ operation: 'trackRecord.silence', input: INPUT }])
  const [before, after] = words.silencedDone('RULE', 'UNTIL').split('RULE')[1]?.split('UNTIL') ?? []
  expect(announced()).toContain(before)
  expect(announced()).toContain(after)
  expect([announced().includes('12'), stale()]).toEqual([true, true])
  await unmount()
})

test('a silence that is asked for again after its answer was lost is the same one, another one is not', async () => {
  let lost = true
  const { silence, calls, unmount } = await aTrackRecord({
    'trackRecord.silence': () => {
      if (lost) throw new TypeError('lost')
      return { until: '2026-12-08T03:00:00.000Z' }
    },
  })
  expect(await silence()).toMatch(/./)
  lost = false
  await silence()
  await silence({ ...INPUT, days: 30 })
  const [first, again, other] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([first === again, first === other, first === null]).toEqual([true, false, false])
  await unmount()
})

test('a rule speaks again under a key of its own, a rule that is not silent does nothing, and what went wrong is said until it went well', async () => {
  let fails = true
  const { now, resume, silence, calls, stale, unmount } = await aTrackRecord({
    'trackRecord.endSilence': () => {
      if (fails) throw new CallError(500, {})
      return {}
    },
    'trackRecord.silence': () => {
      throw refusedFor('reason_required')
    },
  })
  await resume(row(null))
  expect(calls).toEqual([])
  await resume(row('s-1'))
  expect([now().problem, announced(), stale()]).toEqual([expect.stringMatching(/./), '', true])
  fails = false
  await resume(row('s-1'))
  expect([now().problem, announced() !== '']).toEqual([null, true])
  expect(calls.map(({ input }) => input)).toEqual([{ id: 's-1' }, { id: 's-1' }])
  fails = true
  await resume(row('s-2'))
  const [first, again, other] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([first === again, first === other, first === null]).toEqual([true, false, false])
  expect(now().problem).not.toBeNull()
  expect(await silence()).toMatch(/./)
  expect(now().problem).toBeNull()
  await unmount()
})
