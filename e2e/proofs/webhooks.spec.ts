import { test } from '@playwright/test'
import { webhooks } from './webhooks.ts'

test('with 30 % faults and kills every event arrives, under one id, and nothing that was undone is sent', async () => {
  await webhooks.run(webhooks.short)
})
