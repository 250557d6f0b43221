import { parseArgs } from 'node:util'
import { benchBackup } from './backup-bench.ts'
import { type Figure, reportFigures, type Scale } from './bench-figures.ts'
import { benchBreakdown } from './breakdown-bench.ts'
import { benchDecide } from './decide-bench.ts'
import { benchDetection } from './detection-bench.ts'
import { benchEvaluation } from './evaluation-bench.ts'
import { writeFigures } from './figure-tables.ts'
import { type Platform, stopPostgresServer } from './filled-desks.ts'
import { benchIncidents } from './incidents-bench.ts'
import { benchIntake } from './intake-bench.ts'
import { benchLearning } from './learning-bench.ts'
import { benchList } from './list-bench.ts'
import { benchLiveNotice } from './live-notice-bench.ts'
import { benchMemory } from './memory-bench.ts'
import { benchNextCase } from './next-case-bench.ts'
import { benchNextPainted } from './next-painted-bench.ts'
import { benchPage } from './page-bench.ts'
import { benchPauses } from './pause-bench.ts'
import { benchRefit } from './refit-bench.ts'
import { benchRefitMemory } from './refit-memory-bench.ts'
import { benchReminders } from './reminders-bench.ts'
import { benchSearch } from './search-bench.ts'
import { benchStart } from './start-bench.ts'
import { benchVerify } from './verify-bench.ts'

type Bench = { readonly id: string; readonly name: string; readonly run: (scale: Scale) => Promise<Figure[]> }

/**
 * `npm run bench -- [n1|n3|…|start|intake|…] [--cases N] [--on sqlite,postgres-1,postgres-4]`: without a name all of them,
 * one after another. Made smaller or on fewer platforms, it shows its figures and keeps none.
 */
const BENCHES: readonly Bench[] = [
  { id: 'n1', name: 'start', run: benchStart },
  { id: 'n3', name: 'intake', run: benchIntake },
  { id: 'n4', name: 'next-case', run: benchNextCase },
  { id: 'n5', name: 'decide', run: benchDecide },
  { id: 'n6', name: 'next-painted', run: benchNextPainted },
  { id: 'n9', name: 'page', run: benchPage },
  { id: 'n10', name: 'list', run: benchList },
  { id: 'n11', name: 'search', run: benchSearch },
  { id: 'n12', name: 'breakdown', run: benchBreakdown },
  { id: 'n13', name: 'memory', run: benchMemory },
  { id: 'n23', name: 'verify', run: benchVerify },
  { id: 'n25', name: 'incidents', run: benchIncidents },
  { id: 'n26', name: 'backup', run: benchBackup },
  { id: 'n30', name: 'detection', run: benchDetection },
  { id: 'n31', name: 'refit', run: benchRefit },
  { id: 'n32', name: 'evaluation', run: benchEvaluation },

  { id: 'n38', name: 'pauses', run: benchPauses },
  { id: 'n39', name: 'refit-memory', run: benchRefitMemory },
  { id: 'learning', name: 'learning', run: benchLearning },
  { id: 'reminders', name: 'reminders', run: benchReminders },
  { id: 'live-notice', name: 'live-notice', run: benchLiveNotice },
]

const MILLION = 1_000_000
const PLATFORMS: Readonly<Record<string, Platform>> = {
  sqlite: 'sqlite',
  'postgres-1': { instances: 1 },
  'postgres-4': { instances: 4 },
}

function exitWithError(message: string): never {
  console.error(message)
  process.exit(2)
}

function parseScale(cases: string | undefined, on: string | undefined): Scale {
  const count = Number(cases ?? MILLION)
  if (!Number.isInteger(count) || count < 1) exitWithError(`--cases: expected a number, got ${cases}`)
  const platforms = (on?.split(',') ?? Object.keys(PLATFORMS)).map(
    (name) => PLATFORMS[name] ?? exitWithError(`--on: no ${name}; there are ${Object.keys(PLATFORMS).join(', ')}`),
  )
  return { cases: count, at: count === MILLION ? '1 M cases' : `${count / 1000} k cases`, platforms }
}

const text = { type: 'string' } as const
const { positionals, values } = parseArgs({ allowPositionals: true, options: { cases: text, on: text } })
const wanted = positionals.map((word) => word.toLowerCase())
const known = BENCHES.flatMap(({ id, name }) => [id, name])
const unknown = wanted.filter((word) => !known.includes(word))
if (unknown.length > 0) exitWithError(`no bench ${unknown.join(', ')}; there are ${known.join(', ')}`)
const whole = values.cases === undefined && values.on === undefined
const scale = parseScale(values.cases, values.on)
for (const { id, name, run } of BENCHES) {
  if (wanted.length === 0 || wanted.includes(id) || wanted.includes(name))
    reportFigures('bench', id, await run(scale), whole)
}
await stopPostgresServer()
if (whole) writeFigures()
