import { test } from '@playwright/test'
import { claims, claimsAtFour } from './claims.ts'

test('20,000 claims by many never give a case to two of them, nor a fence twice', async () => {
  await claims.run(claims.short)
})

test('nor do 5,000 at four instances on one PostgreSQL', async () => {
  await claimsAtFour.run(claimsAtFour.short)
})
