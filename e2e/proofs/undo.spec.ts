import { test } from '@playwright/test'
import { undo } from './undo.ts'

test('a decision that is undone as its window ends is never sent, and one that was too late to undo is', async () => {
  await undo.run(undo.short)
})
