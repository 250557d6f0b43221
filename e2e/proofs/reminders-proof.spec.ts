import { test } from '@playwright/test'
import { remindersAtTwoProof, remindersProof } from './reminders-proof.ts'

test('500 lives of contact reminders, with both sides, the clock, people and kills at once: every answer is what the model says, and each ends once', async () => {
  await remindersProof.run(remindersProof.short)
})

test('so do another 500 at two instances on one PostgreSQL', async () => {
  await remindersAtTwoProof.run(remindersAtTwoProof.short)
})
