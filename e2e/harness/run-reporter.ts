import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter'
import { ROOT } from './server-processes.ts'

const MAX_MESSAGE_LINES = 30
const BY_RUNNER = process.env.PLAYWRIGHT_REPORT !== undefined

/** Tells the runner of `npm test` how far a run of Playwright is, and writes what it counts: `packages/toolchain/test-counts.mjs`. */
export default class RunReporter implements Reporter {
  readonly #file: string
  readonly #tests = new Map<TestCase, TestResult>()
  readonly #outside: string[] = []
  #total = 0
  #order = ''

  constructor({ file }: { readonly file: string }) {
    this.#file = file
  }

  onBegin({ metadata }: FullConfig, suite: Suite): void {
    const { shuffleSeed } = metadata
    if (shuffleSeed !== undefined) this.#order = `order of --shuffle ${shuffleSeed}`
    this.#total = suite.allTests().length
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#tests.set(test, result)
    const progress = { done: this.#tests.size, total: this.#total, of: 'tests' }
    if (BY_RUNNER) console.log(`@progress ${JSON.stringify(progress)}`)
  }

  /** What fails outside of a test: a file that cannot be read, a setup. */
  onError({ message = '' }: { readonly message?: string }): void {
    this.#outside.push(firstLines(message))
  }

  onEnd(): void {
    const tests = [...this.#tests].map(([test, result]) => {
      const file = relative(ROOT, test.location.file)
      return { file, line: test.location.line, title: test.title, ok: test.ok(), result }
    })
    const count = (outcome: (test: (typeof tests)[number]) => boolean) => tests.filter(outcome).length
    const isSkipped = ({ result }: (typeof tests)[number]) => result.status === 'skipped'
    const failures = tests
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, result }) => ({
        file,
        title,
        message: [firstLines(result.error?.message ?? ''), ...lineOfTest(result.error?.stack)].join('\n'),
        arguments: `${file}:${line}`,
      }))
    const outside = this.#outside.map((message) => ({
      file: 'e2e',
      title: 'outside of a test',
      message,
      arguments: '',
    }))
    const report = {
      passed: count((test) => test.ok && !isSkipped(test)),
      failed: failures.length + outside.length,
      skipped: count(isSkipped),
      note: this.#order,
      failures: [...failures, ...outside],
      slowest: tests
        .map(({ file, title, result }) => ({ file, title, ms: result.duration }))
        .sort((one, other) => other.ms - one.ms),
    }
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify(report, null, 1))
  }

  printsToStdio(): boolean {
    return false
  }
}

/** Where in its file the test failed: what it waited for is named in a helper of many. */
function lineOfTest(stack = ''): string[] {
  const [, place] = /([\w-]+\.spec\.ts:\d+)/.exec(stripVTControlCharacters(stack)) ?? []
  return place ? [`at ${place}`] : []
}

function firstLines(message: string): string {
  const lines = stripVTControlCharacters(message).split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, MAX_MESSAGE_LINES)
    .join('\n')
}
