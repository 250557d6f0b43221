import { expect, test } from '@playwright/test'
import { typedKeys } from './typed-keys.ts'

test('keys typed without a pause after a reload decide what was typed, or nothing, however late the page is', async () => {
  const [found] = await typedKeys.run(typedKeys.short)
  expect(found?.n).toBe(typedKeys.short.seeds)
})
