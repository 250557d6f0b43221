import { test } from '@playwright/test'
import { undo } from './undo.ts'

test('a decision that is undone as its window ends is never sent, and one that was too late to undo is', async () => {
  test.setTimeout(360_000)
  await undo.run(undo.short)
})
