/** Every requirement of OWASP ASVS, levels 1 and 2, is answered in docs/asvs.md by something that exists. */
import { globSync, readFileSync } from 'node:fs'

const LINE = /^\| (V[\d.]+) \| ([12]) \| (.*) \|$/gm
const TESTS = ['apps/*/src/**/*.test.{ts,tsx}', 'packages/*/src/**/*.test.ts', 'e2e/{journeys,proofs}/*.spec.ts']

/** @param {string} answer one part of an answer @param {string} tests all tests there are @param {string} checks */
function findFlaw(answer, tests, checks) {
  const [, test] = /^test “(.+)”$/.exec(answer) ?? []
  if (test !== undefined) return tests.includes(`'${test}'`) ? null : `there is no test “${test}”`
  const [, check] = /^doctor `([\w-]+)`$/.exec(answer) ?? []
  if (check !== undefined) return checks.includes(`id: '${check}'`) ? null : `the doctor does not look at ${check}`
  // where links lead is looked at with all other links
  if (/^\[[^\]]+\]\([\w.-]+#[\w-]+\)$/.test(answer)) return null
  return /^not applicable: \S.{9,}$/.test(answer) ? null : `"${answer}" answers for nothing`
}

/** @returns {string[]} what is wrong, a line each */
export function checkAsvs() {
  const wanted = readFileSync('docs/asvs-5.0.0-l1-l2.csv', 'utf8').match(/^V[\d.]+,[12](?=,)/gm) ?? []
  const tests = globSync(TESTS)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const checks = globSync('apps/bff/src/cli/doctor/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const lines = [...readFileSync('docs/asvs.md', 'utf8').matchAll(LINE)]
  const answered = lines.map(([, id, level]) => `${id},${level}`)
  const missing = wanted.filter((each) => !answered.includes(each)).map((each) => `docs/asvs.md: ${each} has no line`)
  const wrong = lines.flatMap(([, id, , answer = '']) => {
    const flaws = answer.split(' · ').map((part) => findFlaw(part, tests, checks))
    return flaws.filter((flaw) => flaw !== null).map((flaw) => `docs/asvs.md: ${id}: ${flaw}`)
  })
  return [...missing, ...wrong]
}
