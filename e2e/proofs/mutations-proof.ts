import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runProcess } from '../harness/server-processes.ts'
import { expectNone } from './expect-none.ts'
import { PLANTED_FAULTS, type PlantedFault } from './planted-faults.ts'
import type { Proof } from './proof-definition.ts'

const VITEST = join('node_modules', 'vitest', 'vitest.mjs')
/** what the tests read; packages find each other through their own relative links */
const COPIED = [
  'apps',
  'packages',
  'e2e',
  'docs',
  '.ci',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.imported.json',
  'pnpm-workspace.yaml',
]
const FOUND = join(ROOT, 'docs', 'proofs', 'mutations.md')
const NOT_COPIED = /\/(?:dist|data|test-results|\.turbo|\.browser|\.vite)$/

/** `keeps`: write down which test finds which */
type Size = { readonly faults: number; readonly keeps: boolean }
type Report = {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}
type Found = PlantedFault & { readonly title: string }

/** A copy of the repository in which faults can be planted; it shares what was installed. */
function copyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-faults-'))
  for (const name of COPIED) {
    const filter = (path: string) => !NOT_COPIED.test(path)
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, verbatimSymlinks: true, filter })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

type Engine = 'sqlite' | 'postgres'
/** what goes through the database is tested on both engines */
const ON_BOTH_ENGINES = /^(?:apps\/bff|packages\/storage)\//

/** Titles of the tests of a file that fail; throws when the file cannot be run at all. */
async function failingTests(folder: string, test: string, engine: Engine = 'sqlite'): Promise<string[]> {
  const project = ON_BOTH_ENGINES.test(test) ? engine : 'plain'
  const output = join(folder, 'report.json')
  rmSync(output, { force: true })
  const vitest = [VITEST, 'run', '--root', folder, '--config', '.ci/vitest.config.ts', '--project', project]
  const reporter = ['--reporter=json', `--outputFile=${output}`]
  const { stderr } = await runProcess([...vitest, ...reporter, test], {}, folder)
  if (!existsSync(output)) throw new Error(`${test}: no report: ${stderr.slice(-500)}`)
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Report
  if (testResults.length === 0) throw new Error(`${test}: there is no such test`)
  const broken = testResults.find(({ assertionResults }) => assertionResults.length === 0)
  if (broken) throw new Error(`${test}: the file itself fails: ${broken.message.slice(0, 300)}`)
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  )
}

/** Plant one fault, run the test that is to find it, and take the fault out. `null`: no test fails. */
async function tryFault(folder: string, { file, from, to, test }: PlantedFault): Promise<string | null> {
  const path = join(folder, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(from).length !== 2) throw new Error(`${file}: expected once: ${from}`)
  writeFileSync(
    path,
    source.replace(from, () => to),
  )
  try {
    const [first] = await failingTests(folder, test)
    if (first || !ON_BOTH_ENGINES.test(test)) return first ?? null
    const [onPostgres] = await failingTests(folder, test, 'postgres')
    return onPostgres ? `${onPostgres} (on PostgreSQL)` : null
  } finally {
    writeFileSync(path, source)
  }
}

/** Which test finds which fault, as Markdown. */
function foundTable(found: readonly Found[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = found.map(
    ({ area, file, says, test, title }) => `| ${[area, file, says, test, title].map(cell).join(' | ')} |`,
  )
  const head = ['# Planted faults, and the test that finds each', '', 'Written by `npm run proof mutations`.', '']
  return [...head, '| area | file | fault | found by | which fails |', '|---|---|---|---|---|', ...rows, ''].join('\n')
}

/** The faults of a short run: spread over the areas. */
function chosenFaults(count: number): readonly PlantedFault[] {
  const step = PLANTED_FAULTS.length / Math.min(count, PLANTED_FAULTS.length)
  return PLANTED_FAULTS.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step))
}

/** Those whose text does not stand exactly once in its file, or whose test is gone. */
export const faultsThatDoNotApply = (): string[] =>
  PLANTED_FAULTS.filter(({ file, from, test }) => {
    const path = join(ROOT, file)
    const places = existsSync(path) ? readFileSync(path, 'utf8').split(from).length - 1 : 0
    return places !== 1 || !existsSync(join(ROOT, test))
  }).map(({ file, from }) => `${file}: ${from}`)

/** Single faults, planted one at a time in a copy of the code: each is found by the test named beside it. */
export const mutationsProof: Proof<Size> = {
  short: { faults: 3, keeps: false },
  full: { faults: Number.POSITIVE_INFINITY, keeps: true },
  async run({ faults, keeps }) {
    const folder = copyRepository()
    try {
      const planted = chosenFaults(faults)
      const clean = [...new Set(planted.map(({ test }) => test))]
      const failing: string[] = []
      for (const test of clean) failing.push(...(await failingTests(folder, test)).map((title) => `${test}: ${title}`))
      expectNone('failing without a fault', failing)
      const found: Found[] = []
      const survivors: string[] = []
      for (const fault of planted) {
        const title = await tryFault(folder, fault)
        if (title === null) survivors.push(`${fault.file}: ${fault.says}`)
        else found.push({ ...fault, title })
      }
      expectNone('faults that no test finds', survivors)
      if (keeps) writeFileSync(FOUND, foundTable(found))
      const name = 'single faults planted in the code that no test finds'
      return [{ id: 'faults', name, value: 0, unit: 'faults', n: planted.length, engine: 'sqlite' }]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
