import { parseArgs } from 'node:util'
import { backup } from './backup.ts'
import { breakdown } from './breakdown.ts'
import { decide } from './decide.ts'
import { type Platform, putAway } from './filled.ts'
import { incidents } from './incidents.ts'
import { intake } from './intake.ts'
import { list } from './list.ts'
import { type Figure, report, type Scale } from './measure.ts'
import { memory } from './memory.ts'
import { nextCase } from './next-case.ts'
import { nextPainted } from './next-painted.ts'
import { page } from './page.ts'
import { writeFigures } from './readme.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { verify } from './verify.ts'

type Bench = { readonly id: string; readonly name: string; readonly run: (scale: Scale) => Promise<Figure[]> }

/**
 * `pnpm bench [n1|n3|…|start|intake|…] [--cases N] [--on sqlite,postgres-1,postgres-4]`: without a name all of them,
 * one after another. Made smaller or on fewer platforms, it shows its figures and keeps none.
 */
const BENCHES: readonly Bench[] = [
  { id: 'n1', name: 'start', run: start },
  { id: 'n3', name: 'intake', run: intake },
  { id: 'n4', name: 'next-case', run: nextCase },
  { id: 'n5', name: 'decide', run: decide },
  { id: 'n6', name: 'next-painted', run: nextPainted },
  { id: 'n9', name: 'page', run: page },
  { id: 'n10', name: 'list', run: list },
  { id: 'n11', name: 'search', run: search },
  { id: 'n12', name: 'breakdown', run: breakdown },
  { id: 'n13', name: 'memory', run: memory },
  { id: 'n23', name: 'verify', run: verify },
  { id: 'n25', name: 'incidents', run: incidents },
  { id: 'n26', name: 'backup', run: backup },
]

const MILLION = 1_000_000
const PLATFORMS: Readonly<Record<string, Platform>> = {
  sqlite: 'sqlite',
  'postgres-1': { instances: 1 },
  'postgres-4': { instances: 4 },
}

function giveUp(message: string): never {
  console.error(message)
  process.exit(2)
}

function scaleFrom(cases: string | undefined, on: string | undefined): Scale {
  const count = Number(cases ?? MILLION)
  if (!Number.isInteger(count) || count < 1) giveUp(`--cases: expected a number, got ${cases}`)
  const platforms = (on?.split(',') ?? Object.keys(PLATFORMS)).map(
    (name) => PLATFORMS[name] ?? giveUp(`--on: no ${name}; there are ${Object.keys(PLATFORMS).join(', ')}`),
  )
  return { cases: count, at: count === MILLION ? '1 M cases' : `${count / 1000} k cases`, platforms }
}

const text = { type: 'string' } as const
const { positionals, values } = parseArgs({ allowPositionals: true, options: { cases: text, on: text } })
const wanted = positionals.map((word) => word.toLowerCase())
const known = BENCHES.flatMap(({ id, name }) => [id, name])
const unknown = wanted.filter((word) => !known.includes(word))
if (unknown.length > 0) giveUp(`no bench ${unknown.join(', ')}; there are ${known.join(', ')}`)
const whole = values.cases === undefined && values.on === undefined
const scale = scaleFrom(values.cases, values.on)
for (const { id, name, run } of BENCHES) {
  if (wanted.length === 0 || wanted.includes(id) || wanted.includes(name)) report('bench', id, await run(scale), whole)
}
await putAway()
if (whole) writeFigures()
