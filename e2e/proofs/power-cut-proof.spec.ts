import { test } from '@playwright/test'
import { reasonDiskIsUnavailable } from './disk/faulty-disk.ts'
import { powerCutProof } from './power-cut-proof.ts'

test('a power cut under 50 connections takes nothing that was acknowledged; at NORMAL the same proof sees what it takes', async () => {
  const missing = reasonDiskIsUnavailable()
  test.skip(missing !== null, `not proven here: ${missing}`)
  await powerCutProof.run(powerCutProof.short)
})
