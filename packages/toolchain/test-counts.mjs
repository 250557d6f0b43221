import { readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inRepository } from './repository-paths.mjs'

/** @typedef {{ file: string, kind: 'vitest' | 'playwright' }} Report */
/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts `failures` by file, name and
 * what went wrong
 */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} Case of vitest's report */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Case[] }} File of vitest's report */
/** @typedef {{ status: string, results: { error?: { message?: string } }[] }} Run of Playwright's report */
/** @typedef {{ file: string, title: string, tests: Run[] }} Spec */
/** @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite */

/** Remove the report of an earlier run, so that it can never be counted again. @param {Report} report */
export function removeReport(report) {
  rmSync(inRepository(report.file), { force: true })
}

/**
 * Count the tests of a step. A step that failed counts at least one failure, whatever its reports say.
 * @param {Report[]} reports without one the step itself is the only test
 * @param {boolean} ok did the step exit with 0
 * @returns {Counts}
 */
export function countTests(reports, ok) {
  if (reports.length === 0) return { ...NOTHING, passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
  const counts = reports.map(readReport).reduce((sum, each) => ({
    passed: sum.passed + each.passed,
    failed: sum.failed + each.failed,
    skipped: sum.skipped + each.skipped,
    failures: [...sum.failures, ...each.failures],
  }))
  return { ...counts, failed: ok ? counts.failed : Math.max(1, counts.failed) }
}

/** @type {Counts} */
const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [] }

/** @param {Report} report @returns {Counts} */
function readReport({ file, kind }) {
  try {
    const report = JSON.parse(readFileSync(inRepository(file), 'utf8'))
    return kind === 'vitest' ? countVitest(report) : countPlaywright(report)
  } catch {
    return NOTHING
  }
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: File[] }} report
 * @returns {Counts}
 */
function countVitest(report) {
  const named = (/** @type {File} */ { name }, /** @type {Case} */ { fullName, failureMessages }) =>
    describeFailure(relative(inRepository('.'), name), fullName, failureMessages[0])
  const failures = report.testResults.flatMap((file) => {
    const cases = file.assertionResults.filter(({ status }) => status === 'failed')
    if (cases.length > 0 || file.status !== 'failed') return cases.map((one) => named(file, one))
    return [describeFailure(relative(inRepository('.'), file.name), 'the file itself', file.message)]
  })
  const skipped = report.numPendingTests + report.numTodoTests
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped, failures }
}

/**
 * @param {{ stats: { expected: number, unexpected: number, skipped: number }, suites: Suite[] }} report
 * @returns {Counts}
 */
function countPlaywright({ stats, suites }) {
  const failures = suites
    .flatMap(specsIn)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ results }) => describeFailure(file, title, results.find(({ error }) => error)?.error?.message)),
    )
  return { passed: stats.expected, failed: stats.unexpected, skipped: stats.skipped, failures }
}

/** @param {Suite} suite @returns {Spec[]} */
function specsIn({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(specsIn)]
}

const MAX_MESSAGE_LINES = 8

/** @param {string} file @param {string} name @param {string} [message] as far as it says something */
function describeFailure(file, name, message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() && !line.includes('node_modules'))
  return [`${file}: ${name}`, ...lines.slice(0, MAX_MESSAGE_LINES).map((line) => `    ${line.slice(0, 200)}`)].join(
    '\n',
  )
}
