import { test } from '@playwright/test'
import { withdrawals, withdrawalsAtTwo } from './withdrawals.ts'

test('1,000 members whose fate random people try to decide: nobody is withdrawn without two of them and a fresh second factor', async () => {
  await withdrawals.run(withdrawals.short)
})

test('nor are another 1,000 at two instances on one PostgreSQL', async () => {
  await withdrawalsAtTwo.run(withdrawalsAtTwo.short)
})
