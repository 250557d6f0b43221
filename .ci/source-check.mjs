/**
 * One pass over the source: import directions, what nothing uses, names, types of exported functions, and planted faults whose place is gone.
 * `node .ci/source-check.mjs`
 */
import { misfit, PLANTED_FAULTS } from '../e2e/proofs/planted-faults.ts'
import { checkBoundaries } from './boundaries-check.mjs'
import { checkExports } from './exports-check.mjs'
import { checkNames } from './names-check.mjs'
import { listFiles, readSources, readWorkspaces } from './source-files.mjs'
import { checkUnused } from './unused-check.mjs'

const files = listFiles()
const workspaces = readWorkspaces()
const sources = readSources(files, workspaces)
const faults = [
  ...checkBoundaries(sources),
  ...checkUnused(sources, workspaces),
  ...checkNames(files, sources),
  ...checkExports(sources),
  ...PLANTED_FAULTS.flatMap((fault) => misfit(fault) ?? []),
]
for (const fault of faults) console.log(fault)
process.exitCode = faults.length > 0 ? 1 : 0
