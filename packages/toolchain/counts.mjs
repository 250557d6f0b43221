import { readFileSync, rmSync } from 'node:fs'
import { at } from './places.mjs'

/** @typedef {{ file: string, kind: 'vitest' | 'playwright' }} Report */
/**
 * @typedef {{ passed: number, failed: number, skipped: number, flaky: string[] }} Counts `flaky`: what passed only when
 * it was tried again, by file and name; counted as passed
 */
/** @typedef {{ file: string, title: string, tests: { status: string }[] }} Spec */
/** @typedef {{ title: string, suites?: Suite[], specs?: Spec[] }} Suite of Playwright's report */

/** Remove the report of an earlier run, so that it can never be counted again. @param {Report} report */
export function forget(report) {
  rmSync(at(report.file), { force: true })
}

/**
 * Count the tests of a step. A step that failed counts at least one failure, whatever its report says.
 * @param {Report | undefined} report without one the step itself is the only test
 * @param {boolean} ok did the step exit with 0
 * @returns {Counts}
 */
export function count(report, ok) {
  if (!report) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, flaky: [] }
  const counts = read(report)
  return { ...counts, failed: ok ? counts.failed : Math.max(1, counts.failed) }
}

/** @param {Report} report @returns {Counts} */
function read({ file, kind }) {
  try {
    const report = JSON.parse(readFileSync(at(file), 'utf8'))
    if (kind === 'vitest')
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
        flaky: [],
      }
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected + flaky, failed: unexpected, skipped, flaky: report.suites.flatMap(flakyIn) }
  } catch {
    return { passed: 0, failed: 0, skipped: 0, flaky: [] }
  }
}

/** @param {Suite} suite @returns {string[]} */
function flakyIn({ suites = [], specs = [] }) {
  const here = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [...here.map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(flakyIn)]
}
