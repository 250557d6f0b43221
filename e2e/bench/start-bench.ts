import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort, ROOT } from '../harness/server-processes.ts'
import { type Figure, medianOf, roundTo } from './bench-figures.ts'

const WARM_RUN_COUNT = 5
const POLL_INTERVAL_MS = 20
const START_TIMEOUT_MS = 300_000

async function isAnswering(url: string): Promise<boolean> {
  return await fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  )
}

/** `npm start` in a folder, until the desk answers. Answers the seconds that took. */
async function secondsToAnswer(folder: string, data: string, environment: Record<string, string>): Promise<number> {
  const port = String(await freePort())
  const env = {
    ...process.env,
    ...environment,
    PORT: port,
    MARKETPLACE_PORT: String(await freePort()),
    MIMAMORI_DATA: data,
  }
  const from = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let stdout = ''
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      stdout = `${stdout}${line}\n`.slice(-4_000)
    })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    while (!(await isAnswering(`http://127.0.0.1:${port}`))) {
      if (child.exitCode !== null || performance.now() - from > START_TIMEOUT_MS)
        throw new Error(`npm start: ${stdout}`)
      await new Promise((later) => setTimeout(later, POLL_INTERVAL_MS))
    }
    return (performance.now() - from) / 1000
  } finally {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

/** What is under version control or would be, without anything installed or built. */
function copyRepository(folder: string): string {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT })
  for (const file of new Set(listed.toString().split('\0').filter(Boolean))) {
    const to = join(folder, file)
    try {
      cpSync(join(ROOT, file), to, { recursive: true })
    } catch (fault) {
      // listed, but removed since
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw new Error(`${dirname(to)}: ${fault}`)
    }
  }
  return folder
}

async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-start-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Empty caches of npm, pnpm and turbo, so that every package comes over the network. */
const cacheEnvironment = (folder: string): Record<string, string> => ({
  npm_config_cache: join(folder, '.caches', 'npm'),
  npm_config_store_dir: join(folder, '.caches', 'store'),
  pnpm_config_store_dir: join(folder, '.caches', 'store'),
  XDG_CACHE_HOME: join(folder, '.caches', 'xdg'),
  XDG_DATA_HOME: join(folder, '.caches', 'data'),
})

const measureColdStart = (caches: (folder: string) => Record<string, string>) =>
  inFreshFolder((folder) => secondsToAnswer(copyRepository(folder), join(folder, 'data'), caches(folder)))

async function measureWarmStart(): Promise<number[]> {
  return await inFreshFolder(async (data) => {
    // the first run builds what is not built and fills the demo
    await secondsToAnswer(ROOT, data, {})
    const seconds: number[] = []
    for (let run = 0; run < WARM_RUN_COUNT; run++) seconds.push(await secondsToAnswer(ROOT, data, {}))
    return seconds
  })
}

/** N1: `npm start` until the desk answers, demo history included: warm, with the package caches kept, and with none. */
export async function benchStart(): Promise<Figure[]> {
  const seconds = await measureWarmStart()
  const of = { id: 'N1', unit: 's', engine: 'sqlite' } as const
  const kept = roundTo(await measureColdStart(() => ({})))
  const none = roundTo(await measureColdStart(cacheEnvironment))
  return [
    {
      ...of,
      name: 'start, warm',
      value: roundTo(medianOf(seconds)),
      n: seconds.length,
      max_s: roundTo(Math.max(...seconds)),
    },
    { ...of, name: 'start, fresh copy, package caches kept', value: kept, n: 1 },
    { ...of, name: 'start, fresh copy, cold caches', value: none, n: 1 },
  ]
}
