import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const README = new URL('../../README.md', import.meta.url)
const KEPT_IN = new URL('../../docs/bench/', import.meta.url)
const MARKS = /(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/

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

const ms = (value: number | undefined): string => (value === undefined ? '' : String(value))

function row(kept: Kept): string {
  const { id, name, value, unit, p50_ms, p95_ms, p99_ms, n, engine, fdatasync_ms, command } = kept
  const cells = [
    id,
    name,
    `${value} ${unit}`,
    ms(p50_ms),
    ms(p95_ms),
    ms(p99_ms),
    n,
    engine,
    fdatasync_ms,
    `\`${command}\``,
  ]
  return `| ${cells.join(' | ')} |`
}

/** Write the table of figures in the README anew from what the benches keep in docs/bench. */
export function writeFigures(): void {
  const files = readdirSync(KEPT_IN).filter((file) => file.endsWith('.json'))
  const lines = files.sort().flatMap((file) => readFileSync(new URL(file, KEPT_IN), 'utf8').trim().split('\n'))
  const rows = lines.map((line) => row(JSON.parse(line) as Kept))
  const head =
    '| | figure | value | p50 ms | p95 ms | p99 ms | n | engine | fdatasync ms | command |\n|---|---|---|---|---|---|---|---|---|---|'
  const readme = readFileSync(README, 'utf8')
  writeFileSync(
    README,
    readme.replace(MARKS, (_all, open: string, close: string) => `${open}${head}\n${rows.join('\n')}\n${close}`),
  )
}
