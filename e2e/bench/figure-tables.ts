import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describeTarget } from './figure-targets.ts'

const ROOT = new URL('../../', import.meta.url)

type KeptFigure = {
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
type FigureTable = {
  readonly document: string
  readonly name: string
  readonly folder: string
  readonly columns: Readonly<Record<string, (kept: KeptFigure) => string | number>>
}

const BENCH = 'docs/bench/'
const PROOFS = 'docs/proofs/'

const formatMs = (value: number | undefined): string => (value === undefined ? '' : String(value))

const FIGURES_TABLE: FigureTable = {
  document: 'docs/figures.md',
  name: 'figures',
  folder: BENCH,
  columns: {
    '': ({ id }) => id,
    figure: ({ name }) => name,
    value: ({ value, unit }) => `${value} ${unit}`,
    bar: describeTarget,
    'p50 ms': ({ p50_ms }) => formatMs(p50_ms),
    'p95 ms': ({ p95_ms }) => formatMs(p95_ms),
    'p99 ms': ({ p99_ms }) => formatMs(p99_ms),
    n: ({ n }) => n,
    engine: ({ engine }) => engine,
    'fdatasync ms': ({ fdatasync_ms }) => fdatasync_ms,
    command: ({ command }) => `\`${command}\``,
  },
}

/** One line of the README: a kept figure in words a manager understands. */
type Highlight = {
  readonly folder: string
  readonly name: string
  readonly engine?: string
  readonly says: (kept: KeptFigure) => string
}

const count = (n: number): string => n.toLocaleString('en')

const HIGHLIGHTS: readonly Highlight[] = [
  { folder: BENCH, name: 'start, warm', says: ({ value }) => `The desk answers ${value} s after its start.` },
  {
    folder: BENCH,
    name: 'key to next case painted, p95',
    says: ({ value }) => `The next case is on the screen ${Math.round(value)} ms after the key that decides one.`,
  },
  {
    folder: BENCH,
    name: 'search, 1 M cases',
    engine: 'sqlite',
    says: ({ value }) => `A text among a million is found in ${Math.round(value)} ms.`,
  },
  {
    folder: PROOFS,
    name: 'kill −9: acknowledged writes lost or doubled',
    says: ({ value, n }) => `${n} crashes under load: ${value} stored decisions lost or doubled.`,
  },
  {
    folder: PROOFS,
    name: 'claims doubled',
    engine: 'postgres',
    says: ({ value, n }) => `${count(n)} cases taken up by many at once: ${value} given to two people.`,
  },
  {
    folder: PROOFS,
    name: 'withdrawals without two eligible people and a fresh factor',
    engine: 'sqlite',
    says: ({ value, n }) => `${count(n)} forced withdrawals tried beside a hostile admin: ${value} without two people.`,
  },
  {
    folder: PROOFS,
    name: 'webhooks: events lost, or undone yet sent',
    says: ({ value, n }) =>
      `${count(n)} events sent through faults and crashes: ${value} lost, ${value} sent after an undo.`,
  },
]

const PROOFS_TABLE: FigureTable = {
  document: 'docs/proofs.md',
  name: 'proven',
  folder: PROOFS,
  columns: {
    '': ({ id }) => id,
    'what was looked for': ({ name }) => name,
    found: ({ value, unit }) => `${value} ${unit}`,
    in: ({ n }) => n.toLocaleString('en'),
    engine: ({ engine }) => engine,
    command: ({ command }) => `\`${command}\``,
  },
}

/** What is kept in a folder, file by file in the order of their names. */
function keptIn(folder: string): KeptFigure[] {
  const place = new URL(folder, ROOT)
  const files = readdirSync(place).filter((file) => file.endsWith('.json'))
  const lines = files.sort().flatMap((file) => readFileSync(new URL(file, place), 'utf8').trim().split('\n'))
  return lines.map((line) => JSON.parse(line) as KeptFigure)
}

/** Put a text between the two comments of this name in a document. */
function put(document: string, name: string, text: string): void {
  const marks = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`)
  const file = new URL(document, ROOT)
  const before = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    before.replace(marks, (_all, open: string, close: string) => `${open}${text}${close}`),
  )
}

function writeTable({ document, name, folder, columns }: FigureTable): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`
  const heads = Object.keys(columns)
  const rows = keptIn(folder).map((each) => line(Object.values(columns).map((cell) => cell(each))))
  put(document, name, `${line(heads)}|${'---|'.repeat(heads.length)}\n${rows.join('')}`)
}

/** Throws when a figure of the README is kept no longer, or under another name. */
function writeHighlights(): void {
  const lines = HIGHLIGHTS.map(({ folder, name, engine, says }) => {
    const kept = keptIn(folder).find((each) => each.name === name && (!engine || each.engine === engine))
    if (!kept) throw new Error(`README.md: nothing is kept in ${folder} of "${name}"`)
    return `- ${says(kept)}\n`
  })
  put('README.md', 'figures', lines.join(''))
}

/** Write the tables of figures and the README's figures anew from what the benches and proofs keep. */
export function writeFigures(): void {
  writeTable(FIGURES_TABLE)
  writeHighlights()
}

/** Write the table of what was proven, and the README's figures, anew from what the proofs keep in docs/proofs. */
export function writeProofs(): void {
  writeTable(PROOFS_TABLE)
  writeHighlights()
}
