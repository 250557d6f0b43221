import type { TestSpecification } from 'vitest/node'
import tests from '../../../.ci/vitest.config.ts'
import { plantedFault } from './planted-fault-plugin.ts'

/** In the order in which they are given: the nearest to the fault first. */
class AsGiven {
  sort(specifications: TestSpecification[]): TestSpecification[] {
    return specifications
  }
  shard(specifications: TestSpecification[]): TestSpecification[] {
    return specifications
  }
}

/**
 * The tests as they are in `npm test`, of code that has a fault.
 *
 * @public read by vitest, which lane-program.ts tells its path
 */
export default {
  ...tests,
  plugins: [plantedFault()],
  test: {
    ...tests.test,
    // its keys are made of the files as they are on disk: it would give away the clean text, or keep the faulty one
    fsModuleCache: false,
    // one failing test is all that is asked for
    bail: 1,
    maxWorkers: 1,
    update: 'none',
    sequence: { sequencer: AsGiven },
  },
}
