import { test } from '@playwright/test'
import { noDiskHere } from './disk/disk.ts'
import { powerCut } from './power-cut.ts'

test('a power cut under 50 connections takes nothing that was acknowledged; at NORMAL the same proof sees what it takes', async () => {
  const missing = noDiskHere()
  test.skip(missing !== null, `not proven here: ${missing}`)
  await powerCut.run(powerCut.short)
})
