import { expect, test } from 'vitest'
import { CallError } from './call-error.ts'
import { onSignedOut, withSession } from './session-expiry.ts'

const unknown = () => new CallError(401, { code: 'UNAUTHORIZED' })

test('a call that came with a token just made anew is made again, and nobody is signed out', async () => {
  let left = 0
  onSignedOut(() => {
    left += 1
  })
  const answers = [() => Promise.reject(unknown()), () => Promise.resolve('done')]
  const call = () => answers.shift()?.() ?? Promise.reject(unknown())
  expect(await withSession(call, async () => true)).toBe('done')
  expect(left).toBe(0)
  await expect(withSession(call, async () => false)).rejects.toThrow()
  expect(left).toBe(1)
})

test('a desk that cannot be asked signs nobody out', async () => {
  let left = 0
  onSignedOut(() => {
    left += 1
  })
  const lost = async (): Promise<boolean> => {
    throw new TypeError('Failed to fetch')
  }
  await expect(withSession(() => Promise.reject(unknown()), lost)).rejects.toThrow('Failed to fetch')
  expect(left).toBe(0)
})
