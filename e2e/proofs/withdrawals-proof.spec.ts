import { test } from '@playwright/test'
import { withdrawalsAtTwoProof, withdrawalsProof } from './withdrawals-proof.ts'

test('1,000 members whose fate random people try to decide: whatever a hostile admin does meanwhile, nobody is withdrawn without two eligible ones', async () => {
  await withdrawalsProof.run(withdrawalsProof.short)
})

test('nor are another 1,000 at two instances on one PostgreSQL', async () => {
  await withdrawalsAtTwoProof.run(withdrawalsAtTwoProof.short)
})
