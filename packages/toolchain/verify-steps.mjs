import { playwright, vitest } from './test-steps.mjs'

/** @typedef {import('./test-steps.mjs').Step} Step */

/** @type {(Step & { says: string })[]} what `npm run verify` does, one after another */
export const VERIFY_STEPS = [
  {
    name: 'build',
    program: 'node_modules/.bin/turbo',
    args: ['run', 'build', '--output-logs=errors-only'],
    says: 'the product as it is installed',
  },
  {
    ...vitest(
      'unit',
      ['plain', 'sqlite', 'postgres'].flatMap((name) => ['--project', name]),
      { ALL_LIVES: '1' },
    ),
    says: 'all tests of storage and server on both engines, with all their random lives',
  },
  {
    ...playwright('proofs', ['--project', 'all-proofs']),
    says: 'the short form of every proof',
  },
  {
    ...playwright('long', ['--project', 'long-journeys']),
    says: 'journeys too long for every change or of screens few people have, and every screen by axe',
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
