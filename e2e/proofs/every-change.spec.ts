import { test } from '@playwright/test'
import { fewClaimsAtTwoProof } from './claims-proof.ts'
import { killProof } from './kill-proof.ts'
import { undoProof } from './undo-proof.ts'

// the least of three proofs, for every change; `npm run verify` has their short forms and those of all others
// each starts several processes, which takes many times longer on a busy machine: `npm test` runs them beside the unit tests
test.setTimeout(400_000)

test('ten kills −9 at work lose and double nothing that was acknowledged', async () => {
  await killProof.run({ claimed: 80, underLoad: 9, whileStopping: 1, firstStarts: 0 })
})

test('of decisions undone at the end of their window exactly those that were answered as undone are never sent', async () => {
  await undoProof.run({ races: 80, aRound: 40, mayBeOneSided: true })
})

test('two instances on one PostgreSQL never give a case to two people', async () => {
  await fewClaimsAtTwoProof.run(fewClaimsAtTwoProof.short)
})
