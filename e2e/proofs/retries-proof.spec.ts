import { test } from '@playwright/test'
import { retriesProof } from './retries-proof.ts'

test('what is sent again under its Idempotency-Key is done once and answered as at first, also after a kill', async () => {
  await retriesProof.run(retriesProof.short)
})
