import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, TestCase, TestModule, TestSpecification } from 'vitest/node'

const MAX_MESSAGE_LINES = 30
const quoted = (title: string): string => `'${title.replaceAll("'", "'\\''")}'`
const pattern = (title: string): string => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Tells the runner of `npm test` how far a run of vitest is, and writes what it counts: `packages/toolchain/test-counts.mjs`. */
export default class RunReporter implements Reporter {
  readonly #file = process.env.VITEST_REPORT ?? 'test-results/unit.json'
  #total = 0
  #done = 0

  onTestRunStart(files: readonly TestSpecification[]): void {
    this.#total = files.length
  }

  onTestModuleEnd(): void {
    this.#done += 1
    console.log(`@progress ${JSON.stringify({ done: this.#done, total: this.#total, of: 'files' })}`)
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly { readonly message: string }[]): void {
    const tests = modules.flatMap((file) => [...file.children.allTests()])
    const inState = (state: ReturnType<TestCase['result']>['state']) =>
      tests.filter((test) => test.result().state === state)
    const failures = [
      ...inState('failed').map((test) => ({
        ...placeOf(test.module),
        title: test.fullName,
        message: firstLines(test.result().errors?.[0]?.message ?? ''),
        arguments: `${placeOf(test.module).arguments} -t ${quoted(pattern(test.fullName.replaceAll(' > ', ' ')))}`,
      })),
      ...modules
        .filter((file) => file.errors().length > 0)
        .map((file) => ({
          ...placeOf(file),
          title: 'the file itself',
          message: firstLines(file.errors()[0]?.message ?? ''),
        })),
      ...errors.map(({ message }) => ({
        file: 'vitest',
        title: 'outside of a test',
        message: firstLines(message),
        arguments: '',
      })),
    ]
    const report = {
      passed: inState('passed').length,
      failed: failures.length,
      skipped: inState('skipped').length,
      failures,
      slowest: tests
        .map((test) => ({
          file: placeOf(test.module).file,
          title: test.fullName,
          ms: Math.round(test.diagnostic()?.duration ?? 0),
        }))
        .sort((one, other) => other.ms - one.ms),
    }
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify(report, null, 1))
  }
}

function placeOf({ moduleId, project }: TestModule): { readonly file: string; readonly arguments: string } {
  const path = relative(process.cwd(), moduleId)
  return { file: `${path} (${project.name})`, arguments: `--project ${project.name} ${path}` }
}

function firstLines(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, MAX_MESSAGE_LINES)
    .join('\n')
}
