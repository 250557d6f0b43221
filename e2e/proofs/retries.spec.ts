import { test } from '@playwright/test'
import { retries } from './retries.ts'

test('what is sent again under its Idempotency-Key is done once and answered as at first, also after a kill', async () => {
  await retries.run(retries.short)
})
