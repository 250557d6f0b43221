import { test } from '@playwright/test'
import { killProof } from './kill-proof.ts'

test('kill −9 at work, in checkpoints and in first starts loses and doubles nothing that was acknowledged', async () => {
  await killProof.run(killProof.short)
})
