import { join } from 'node:path'
import { ROOT, runProcess } from '../harness/server-processes.ts'
import type { Finding, Proof } from './proof-definition.ts'

const VITEST = join('node_modules', 'vitest', 'vitest.mjs')
const TEST = 'apps/bff/src/testing/undo-lives.test.ts'
const ENGINES = ['sqlite', 'postgres'] as const

/**
 * Random lives of a person in two tabs beside a colleague and a moving clock: Undo takes back the last act that can be, and says of
 * any other why not. The unit test is the same with fewer lives.
 */
export const undoOrderProof: Proof<{ readonly lives: number }> = {
  short: { lives: 30 },
  full: { lives: 500 },
  run: async ({ lives }) => {
    const found: Finding[] = []
    for (const engine of ENGINES) {
      const vitest = [VITEST, 'run', '--config', '.ci/vitest.config.ts', '--project', engine, TEST]
      const { code, stdout, stderr } = await runProcess(vitest, { UNDO_LIVES: String(lives), LIVES: 'new' }, ROOT)
      if (code !== 0) throw new Error(`${stdout}${stderr}`)
      found.push({ id: 'N18', name: 'acts undone out of their order', value: 0, unit: 'lives', n: lives, engine })
    }
    return found
  },
}
