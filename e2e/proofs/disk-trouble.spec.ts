import { test } from '@playwright/test'
import { noDiskHere } from './disk/disk.ts'
import { diskTrouble } from './disk-trouble.ts'

test('a disk that is full, read-only, failing or slow takes no answer back, and the same desk works when it is over', async () => {
  const missing = noDiskHere()
  test.skip(missing !== null, `not proven here: ${missing}`)
  await diskTrouble.run(diskTrouble.short)
})
