import { test } from '@playwright/test'
import { claimsAtFourProof, claimsProof } from './claims-proof.ts'

test('20,000 claims by many never give a case to two of them, nor a fence twice', async () => {
  await claimsProof.run(claimsProof.short)
})

test('nor do 5,000 at four instances on one PostgreSQL', async () => {
  await claimsAtFourProof.run(claimsAtFourProof.short)
})
