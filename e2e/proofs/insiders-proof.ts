import { join } from 'node:path'
import { ROOT, runProcess } from '../harness/server-processes.ts'
import type { Finding, Proof } from './proof-definition.ts'

const VITEST = join('node_modules', 'vitest', 'vitest.mjs')
const TEST = 'apps/bff/src/testing/insiders/insider-lives.test.ts'
const ENGINES = ['sqlite', 'postgres'] as const

/**
 * Random lives of people at the desk who mean harm, alone or two together, on desks with one lead, two and many, reckoned up by the
 * rules as docs/domain.md has them. The unit test is the same with fewer lives.
 */
export const insidersProof: Proof<{ readonly lives: number }> = {
  short: { lives: 200 },
  full: { lives: 20_000 },
  run: async ({ lives }) => {
    const found: Finding[] = []
    for (const engine of ENGINES) {
      const vitest = [VITEST, 'run', '--config', '.ci/vitest.config.ts', '--project', engine, TEST]
      const { code, stdout, stderr } = await runProcess(vitest, { INSIDER_LIVES: String(lives), LIVES: 'new' }, ROOT)
      if (code !== 0) throw new Error(`${stdout}${stderr}`)
      found.push({ id: 'N41', name: 'done by one of what takes two', value: 0, unit: 'things', n: lives, engine })
    }
    return found
  },
}
