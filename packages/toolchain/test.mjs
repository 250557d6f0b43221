/** `npm test`: install, then every check and every test of each change. The last line of the output is the count. */
import { availableParallelism } from 'node:os'
import { printCount, runParts } from './run-parts.mjs'
import { selectSteps, TEST_STEPS } from './test-steps.mjs'

const COMMAND = 'npm test'

/** @returns {import('./test-steps.mjs').Step[]} */
function chosenSteps() {
  try {
    return selectSteps(TEST_STEPS, process.argv.slice(2), COMMAND)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}

const total = await runParts(chosenSteps(), { command: COMMAND, width: Math.max(2, availableParallelism()) })
printCount(total)
process.exit(total.failed > 0 ? 1 : 0)
