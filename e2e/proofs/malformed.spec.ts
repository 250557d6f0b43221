import { test } from '@playwright/test'
import { malformed, malformedOnPostgres } from './malformed.ts'

test('a malformed request is refused by name and changes nothing, and the desk takes the next good one', async () => {
  await malformed.run(malformed.short)
})

test('nothing malformed reaches PostgreSQL either', async () => {
  await malformedOnPostgres.run(malformedOnPostgres.short)
})
