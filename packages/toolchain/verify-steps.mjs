import { readdirSync, readFileSync } from 'node:fs'
import { inRepository } from './repository-paths.mjs'
import { playwright, vitest } from './test-steps.mjs'

/** @typedef {import('./test-steps.mjs').Step} Step */

/** Test files that try random lives: many more of them here than in `npm test`. */
function filesOfRandomLives() {
  const folder = 'apps/bff/src'
  const files = readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name}`,
  )
  const isOfLives = (/** @type {string} */ file) =>
    file.endsWith('.test.ts') && readFileSync(inRepository(file), 'utf8').includes('random-lives.ts')
  return files.filter(isOfLives)
}

const ALL_LIVES = { ALL_LIVES: '1' }

/** @type {(Step & { says: string })[]} what `npm run verify` does beyond `npm test`, one after another */
export const VERIFY_STEPS = [
  {
    name: 'build',
    program: 'node_modules/.bin/turbo',
    args: ['run', 'build', '--output-logs=errors-only'],
    says: 'the product as it is installed',
  },
  {
    ...vitest('postgres', ['--project', 'postgres'], ALL_LIVES),
    says: 'all tests of storage and server on PostgreSQL, with all their random lives',
  },
  {
    ...vitest('lives', ['--project', 'sqlite', ...filesOfRandomLives()], ALL_LIVES),
    says: 'all random lives on SQLite',
  },
  {
    ...playwright('journeys', ['--project', 'all-proofs', '--project', 'long-journeys']),
    says: 'the short form of every proof, journeys too long for every change or of screens few people have, every screen by axe',
  },
  {
    name: 'faults',
    program: 'node',
    args: ['e2e/proofs/run-faults.ts'],
    says: 'every planted fault is found',
    env: { FAULTS_REPORT: 'test-results/faults.json' },
    reports: ['test-results/faults.json'],
  },
]
