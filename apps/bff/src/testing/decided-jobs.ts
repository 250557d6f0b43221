import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { wordedJob } from '../detection/worded-decisions.test-support.ts'
import { aJob, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato } from './test-decisions.ts'

/** Job `W-n` in the words of `wordedJob`, posted by a client of its own. */
export const wordedArrival = (n: number, change: Partial<Job> = {}): ReturnType<typeof aJob> => {
  const { title, description } = wordedJob(n)
  return aJob(`W-${n}`, { clientId: `U-${5000 + n}`, title, description, ...change })
}

/** Takes in these jobs and decides them by `isViolation`, for good. */
export async function decideWordedJobs(
  testApp: TestApp,
  from: number,
  until: number,
  isViolation: (n: number) => boolean = (n) => wordedJob(n).violates,
  change: (n: number) => Partial<Job> = () => ({}),
): Promise<readonly string[]> {
  const decided: string[] = []
  for (let n = from; n < until; n++) {
    await testApp.ingest(wordedArrival(n, change(n)))
    const { id: caseId } = await testApp.caseOfJob(`W-${n}`)
    await claimCase(testApp.app, sato, caseId)
    const { decisionId } = await decideAs(testApp, sato, {
      caseId,
      choice: isViolation(n) ? choiceOf('advice') : NO_VIOLATION,
    })
    decided.push(decisionId)
  }
  testApp.wait(10)
  while ((await finalizeExpiredDecisions(testApp.app)) > 0);
  return decided
}
