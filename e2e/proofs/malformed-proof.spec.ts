import { test } from '@playwright/test'
import { malformedOnPostgresProof, malformedProof } from './malformed-proof.ts'

test('a malformed request is refused by name and changes nothing, and the desk takes the next good one', async () => {
  await malformedProof.run(malformedProof.short)
})

test('nothing malformed reaches PostgreSQL either', async () => {
  await malformedOnPostgresProof.run(malformedOnPostgresProof.short)
})
