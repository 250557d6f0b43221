import { test } from '@playwright/test'
import { kill } from './kill.ts'

test('kill −9 at work, in checkpoints and in first starts loses and doubles nothing that was acknowledged', async () => {
  await kill.run(kill.short)
})
