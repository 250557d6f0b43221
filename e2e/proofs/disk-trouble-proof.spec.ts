import { test } from '@playwright/test'
import { reasonDiskIsUnavailable } from './disk/faulty-disk.ts'
import { diskTroubleProof } from './disk-trouble-proof.ts'

test('a disk that is full, read-only, failing or slow takes no answer back, and the same desk works when it is over', async () => {
  const missing = reasonDiskIsUnavailable()
  test.skip(missing !== null, `not proven here: ${missing}`)
  await diskTroubleProof.run(diskTroubleProof.short)
})
