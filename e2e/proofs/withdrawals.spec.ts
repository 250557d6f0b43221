import { test } from '@playwright/test'
import { withdrawals, withdrawalsAtTwo } from './withdrawals.ts'

test('1,000 members whose fate random people try to decide: whatever a hostile admin does meanwhile, nobody is withdrawn without two eligible ones', async () => {
  await withdrawals.run(withdrawals.short)
})

test('nor are another 1,000 at two instances on one PostgreSQL', async () => {
  await withdrawalsAtTwo.run(withdrawalsAtTwo.short)
})
