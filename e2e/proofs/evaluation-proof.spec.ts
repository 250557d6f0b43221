import { test } from '@playwright/test'
import { evaluationProof } from './evaluation-proof.ts'

test('an evaluation of members that is killed goes on where it was, and nothing of it is doubled or lost', async () => {
  await evaluationProof.run(evaluationProof.short)
})
