import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { createDecisionOutbox, decisionOutboxOf, hasUnsaved, lostKeys } from './decision-outbox.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const decision = (key: string, caseId = 'c1') => ({
  key,
  caseId,
  caseNumber: 412,
  title: 'アンケート回答',
  queue: 'flagged' as const,
  input: { caseId, fence: 1, contentVersion: 1, choice: { kind: 'no_violation' as const } },
  draft: { ...EMPTY_DRAFT, note: '確認済み' },
})
const saved = { decisionId: 'd1', heldUntil: '2026-11-24T04:00:10.000Z' }
const unreachable = () => Promise.reject(new TypeError('fetch failed'))
const refused = () =>
  Promise.reject(new CallError(409, { code: 'REFUSED_409', data: { refusal: 'content_changed', present: null } }))

test('a decision the desk has is saved', async () => {
  const outbox = createDecisionOutbox()
  const done = outbox.send(decision('k1'), () => Promise.resolve(saved))
  expect(outbox.items()[0]?.state.at).toBe('sending')
  expect(hasUnsaved(outbox.items())).toBe(true)
  await done
  expect(outbox.items()[0]?.state).toEqual({ at: 'saved', ...saved })
  expect(hasUnsaved(outbox.items())).toBe(false)
})

test('a refused decision stays with its draft and the reason', async () => {
  const outbox = createDecisionOutbox()
  await outbox.send(decision('k1'), refused)
  const [item] = outbox.items()
  expect(item?.state).toEqual({
    at: 'failed',
    failure: { kind: 'refused', refusal: 'content_changed', present: null },
  })
  expect(item?.draft.note).toBe('確認済み')
})

test('what could not be sent is sent again under the same key', async () => {
  const outbox = createDecisionOutbox()
  const keys: string[] = []
  await outbox.send(decision('k1'), unreachable)
  expect(outbox.items()[0]?.state).toEqual({ at: 'failed', failure: { kind: 'network' } })
  await outbox.retry('k1', (_input, key) => {
    keys.push(key)
    return Promise.resolve(saved)
  })
  expect(keys).toEqual(['k1'])
  expect(outbox.items()[0]?.state.at).toBe('saved')
})

test('of several lost decisions each is sent again as itself, and what was refused is not', async () => {
  const outbox = createDecisionOutbox()
  for (const n of [1, 2, 3]) await outbox.send(decision(`k${n}`, `c${n}`), unreachable)
  await outbox.send(decision('k4', 'c4'), refused)
  const sent: string[] = []
  for (const lost of lostKeys(outbox.items()))
    await outbox.retry(lost, (input, key) => {
      sent.push(`${lost} ${key} ${input.caseId}`)
      return Promise.resolve({ ...saved, decisionId: `d-${key}` })
    })
  expect(sent).toEqual(['k3 k3 c3', 'k2 k2 c2', 'k1 k1 c1'])
  expect(outbox.items().map(({ key, state }) => [key, state.at === 'saved' ? state.decisionId : state.at])).toEqual([
    ['k4', 'failed'],
    ['k3', 'd-k3'],
    ['k2', 'd-k2'],
    ['k1', 'd-k1'],
  ])
})

test('deciding a case anew takes the place of the attempt that failed', async () => {
  const outbox = createDecisionOutbox()
  await outbox.send(decision('k1'), refused)
  await outbox.send(decision('k2'), () => Promise.resolve(saved))
  expect(outbox.items().map((item) => item.key)).toEqual(['k2'])
})

test('nothing unsaved is dropped, however many decisions follow', async () => {
  const outbox = createDecisionOutbox()
  await outbox.send(decision('lost', 'c0'), unreachable)
  for (let n = 1; n <= 40; n += 1) await outbox.send(decision(`k${n}`, `c${n}`), () => Promise.resolve(saved))
  expect(outbox.items().some((item) => item.key === 'lost')).toBe(true)
  expect(outbox.items().length).toBeLessThan(40)
})

test('the page is guarded while a decision is on its way or has failed, until it is stored or dropped', async () => {
  vi.stubGlobal('window', new EventTarget())
  const outbox = decisionOutboxOf('sato')
  const guarded: boolean[] = [hasUnsavedWork()]
  outbox.watch(() => guarded.push(hasUnsavedWork()))
  await outbox.send(decision('k1'), unreachable)
  expect(guarded).toEqual([false, true, true, true])
  await outbox.retry('k1', () => Promise.resolve(saved))
  expect(hasUnsavedWork()).toBe(false)
  await outbox.send(decision('k2', 'c2'), refused)
  expect(hasUnsavedWork()).toBe(true)
  outbox.drop('k2')
  expect(hasUnsavedWork()).toBe(false)
})
