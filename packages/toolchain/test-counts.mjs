import { readFileSync, rmSync } from 'node:fs'
import { inRepository } from './repository-paths.mjs'

/**
 * @typedef {object} Report what a run of tests writes: `.ci/vitest-reporter.ts`, `e2e/harness/run-reporter.ts`
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [note] printed beside the counts
 * @property {{ file: string, title: string, message: string, arguments: string }[]} failures `arguments`: of a run of this test alone
 */
/** @typedef {{ part: string, title: string, message: string, repeat: string }} Failure `repeat`: the command that tries it again */
/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[], notes: string[], isUnread: boolean }} Counts `isUnread`: a report is
 * missing, so only the output says what happened
 */

/** Remove the report of an earlier run, so that it can never be counted again. @param {string} file */
export function removeReport(file) {
  rmSync(inRepository(file), { force: true })
}

/**
 * Count the tests of a part. A part that failed counts at least one failure, whatever its reports say.
 * @param {string} part
 * @param {string[]} files reports; without one the part itself is the only test
 * @param {boolean} ok did it exit with 0
 * @param {string} command what runs the part, `npm test`
 * @returns {Counts}
 */
export function countTests(part, files, ok, command) {
  const repeat = `${command} -- --only ${part}`
  const itself = ok ? [] : [{ part, title: 'failed', message: '', repeat }]
  if (files.length === 0)
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: itself, notes: [], isUnread: false }
  const reports = files.map(readReport)
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ name) =>
    reports.reduce((total, report) => total + (report?.[name] ?? 0), 0)
  const failures = reports.flatMap((report) =>
    (report?.failures ?? []).map(({ file, title, message, arguments: rest }) => ({
      part,
      title: `${file}: ${title}`,
      message,
      repeat: `${repeat} ${rest}`,
    })),
  )
  const failed = ok ? sum('failed') : Math.max(1, sum('failed'))
  return {
    passed: sum('passed'),
    failed,
    skipped: sum('skipped'),
    failures: failures.length > 0 ? failures : itself,
    notes: reports.flatMap((report) => report?.note || []),
    isUnread: reports.includes(null) || (!ok && failures.length === 0),
  }
}

/** @param {string} file @returns {Report | null} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(inRepository(file), 'utf8'))
  } catch {
    return null
  }
}
