import { beforeEach, expect, test, vi } from 'vitest'
import type { letGo as LetGo } from './let-go.ts'
import type {
  adoptForThisTab as Adopt,
  isHeldInOtherTab as HeldElsewhere,
  isYielded as Yielded,
} from './tab-ownership.ts'

const CLAIM = { id: 'a', fence: 3 }
const mine = { id: 'S-1', alias: 'hana', kind: 'claim', endsAt: '2026-12-01T00:02:00.000Z', mine: true } as const
let letGo: typeof LetGo
let isYielded: typeof Yielded
let adopt: typeof Adopt
let isHeldInOtherTab: typeof HeldElsewhere

beforeEach(async () => {
  vi.resetModules()
  ;({ letGo } = await import('./let-go.ts'))
  ;({ isYielded, adoptForThisTab: adopt, isHeldInOtherTab } = await import('./tab-ownership.ts'))
})

test('a claim is given up from the moment the act is sent, and stays so', async () => {
  const answer = Promise.withResolvers<{ actId: string }>()
  const sent = letGo(CLAIM, answer.promise)
  expect(isYielded(CLAIM)).toBe(true)
  answer.resolve({ actId: 'A-1' })
  expect(await sent).toEqual({ actId: 'A-1' })
  expect(isYielded(CLAIM)).toBe(true)
})

test('a later claim of the same case is not given up by it', async () => {
  await letGo(CLAIM, Promise.resolve({ actId: 'A-1' }))
  expect(isYielded({ ...CLAIM, fence: 4 })).toBe(false)
})

test('an act that the desk refuses gives nothing up', async () => {
  adopt({ ...CLAIM, holder: mine })
  await expect(letGo(CLAIM, Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(isYielded(CLAIM)).toBe(false)
  expect(isHeldInOtherTab({ ...CLAIM, fence: 4, holder: mine }), 'it is this tab’s still').toBe(true)
})
