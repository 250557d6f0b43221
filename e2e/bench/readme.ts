import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { barOf } from './bars.ts'

const ROOT = new URL('../../', import.meta.url)

type Kept = {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly n: number
  readonly engine: string
  readonly fdatasync_ms: number
  readonly p50_ms?: number
  readonly p95_ms?: number
  readonly p99_ms?: number
  readonly command: string
}

/** A table in a document, between two comments of its name, made from the lines kept in a folder. */
type Table = {
  readonly document: string
  readonly name: string
  readonly folder: string
  readonly shows: (kept: Kept) => boolean
  readonly columns: Readonly<Record<string, (kept: Kept) => string | number>>
}

const ms = (value: number | undefined): string => (value === undefined ? '' : String(value))

const FIGURES: Table = {
  document: 'docs/figures.md',
  name: 'figures',
  folder: 'docs/bench/',
  shows: () => true,
  columns: {
    '': ({ id }) => id,
    figure: ({ name }) => name,
    value: ({ value, unit }) => `${value} ${unit}`,
    bar: barOf,
    'p50 ms': ({ p50_ms }) => ms(p50_ms),
    'p95 ms': ({ p95_ms }) => ms(p95_ms),
    'p99 ms': ({ p99_ms }) => ms(p99_ms),
    n: ({ n }) => n,
    engine: ({ engine }) => engine,
    'fdatasync ms': ({ fdatasync_ms }) => fdatasync_ms,
    command: ({ command }) => `\`${command}\``,
  },
}

/** parts of a figure, and what one is compared with */
const BESIDE = /, 10 k cases$|^search, .*, /

/** What one reads first: where a bar is set, and on the engine one starts with. */
const FIRST: Table = {
  document: 'README.md',
  name: 'figures',
  folder: 'docs/bench/',
  shows: (kept) => barOf(kept) !== '' && kept.engine.startsWith('sqlite') && !BESIDE.test(kept.name),
  columns: {
    '': ({ id }) => id,
    figure: ({ name }) => name,
    value: ({ value, unit }) => `${value} ${unit}`,
    bar: barOf,
  },
}

const PROVEN: Table = {
  document: 'README.md',
  name: 'proven',
  folder: 'docs/proofs/',
  shows: () => true,
  columns: {
    '': ({ id }) => id,
    'what was looked for': ({ name }) => name,
    found: ({ value, unit }) => `${value} ${unit}`,
    in: ({ n }) => n.toLocaleString('en'),
    engine: ({ engine }) => engine,
    command: ({ command }) => `\`${command}\``,
  },
}

function write({ document, name, folder, shows, columns }: Table): void {
  const kept = new URL(folder, ROOT)
  const files = readdirSync(kept).filter((file) => file.endsWith('.json'))
  const lines = files.sort().flatMap((file) => readFileSync(new URL(file, kept), 'utf8').trim().split('\n'))
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`
  const heads = Object.keys(columns)
  const shown = lines.map((each) => JSON.parse(each) as Kept).filter(shows)
  const rows = shown.map((each) => line(Object.values(columns).map((cell) => cell(each))))
  const table = `${line(heads)}|${'---|'.repeat(heads.length)}\n${rows.join('')}`
  const marks = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`)
  const file = new URL(document, ROOT)
  const before = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    before.replace(marks, (_all, open: string, close: string) => `${open}${table}${close}`),
  )
}

/** Write the tables of figures anew from what the benches keep in docs/bench. */
export function writeFigures(): void {
  write(FIGURES)
  write(FIRST)
}

/** Write the table of what was proven anew from what the proofs keep in docs/proofs. */
export const writeProven = (): void => write(PROVEN)
