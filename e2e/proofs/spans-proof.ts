import { join } from 'node:path'
import { ROOT, runProcess } from '../harness/server-processes.ts'
import type { Proof } from './proof-definition.ts'

const VITEST = join('node_modules', 'vitest', 'vitest.mjs')
const TEST = 'packages/detection/src/flag-spans.test.ts'

/**
 * Random texts, disguised in every way: each span of a flag, cut from the original, holds what the flag claims and ends where
 * words end. The unit test is the same with fewer texts.
 */
export const spansProof: Proof<{ readonly texts: number }> = {
  short: { texts: 1000 },
  full: { texts: 20_000 },
  run: async ({ texts }) => {
    const vitest = [VITEST, 'run', '--root', ROOT, '--config', '.ci/vitest.config.ts', '--project', 'plain', TEST]
    const { code, stdout, stderr } = await runProcess(vitest, { SPAN_TEXTS: String(texts) }, ROOT)
    if (code !== 0) throw new Error(`${stdout}${stderr}`)
    return [
      {
        id: 'N33',
        name: 'spans that do not hold what is claimed',
        value: 0,
        unit: 'spans',
        n: texts,
        engine: 'sqlite',
      },
    ]
  },
}
