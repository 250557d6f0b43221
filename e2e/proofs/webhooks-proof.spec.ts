import { test } from '@playwright/test'
import { webhooksProof } from './webhooks-proof.ts'

test('with 30 % faults and kills every event arrives, under one id, and nothing that was undone is sent', async () => {
  await webhooksProof.run(webhooksProof.short)
})
