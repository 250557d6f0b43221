import { test } from '@playwright/test'
import { undoProof } from './undo-proof.ts'

test('a decision that is undone as its window ends is never sent, and one that was too late to undo is', async () => {
  await undoProof.run(undoProof.short)
})
