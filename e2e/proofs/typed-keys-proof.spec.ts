import { expect, test } from '@playwright/test'
import { typedKeysProof } from './typed-keys-proof.ts'

test('keys typed without a pause after a reload decide what was typed, or nothing, however late the page is', async () => {
  const [found] = await typedKeysProof.run(typedKeysProof.short)
  expect(found?.n).toBe(typedKeysProof.short.seeds)
})
