import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { folderFor, postgresProgram, RUNS_AS } from './postgres-program.ts'
import { ping } from './test-database.ts'

const READY_TIMEOUT_MS = 120_000
const RUN_AS_OPTIONS = RUNS_AS ?? {}

/** A PostgreSQL server for tests and benches, in a folder of its own, which `stop` deletes unless it is kept. */
export type PostgresServer = {
  /** of the maintenance database; `newDatabase` makes others */
  readonly url: string
  readonly pid: number
  readonly dataFolder: string
  readonly stop: () => Promise<void>
}

/**
 * `durable`: syncs to disk as a production server does; tests that do not need that are faster without. `kept`: a folder
 * whose databases are kept for the next time.
 */
export type PostgresOptions = {
  readonly durable?: boolean
  readonly settings?: Readonly<Record<string, string>>
  readonly kept?: string
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const UNSAFE_QUICK_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

function argumentsOf(data: string, port: number, { durable, settings }: PostgresOptions): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    log_min_messages: 'fatal',
    ...(durable ? {} : UNSAFE_QUICK_SETTINGS),
    ...settings,
  }
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

async function makeCluster(initdb: string, folder: string, data: string): Promise<void> {
  const locale = ['--no-locale', '--encoding=UTF8']
  await promisify(execFile)(initdb, ['-D', data, '-U', 'desk', '--auth=trust', '--no-sync', ...locale], {
    ...RUN_AS_OPTIONS,
    cwd: folder,
  })
}

async function untilReady(url: string, child: ChildProcess, stderrText: () => string): Promise<void> {
  const until = Date.now() + READY_TIMEOUT_MS
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}: ${stderrText()}`)
    try {
      await ping(url)
      return
    } catch (cause) {
      if (Date.now() > until) throw new Error(`PostgreSQL does not answer: ${stderrText()}`, { cause })
      await pause(50)
    }
  }
}

/** Creates a cluster and starts it on a free port of 127.0.0.1. It stops with this process. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { postgres, initdb } = postgresProgram()
  const folder = folderFor('pg', options.durable ?? false, options.kept)
  const data = join(folder, 'data')
  if (!existsSync(data)) await makeCluster(initdb, folder, data)
  const port = await freePort()
  const child = spawn(postgres, argumentsOf(data, port, options), {
    ...RUN_AS_OPTIONS,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderrText = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderrText = (stderrText + text).slice(-4000)
  })
  const die = () => void child.kill('SIGQUIT')
  process.once('exit', die)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = `postgres://desk@127.0.0.1:${port}/postgres`
  await untilReady(url, child, () => stderrText)
  return {
    url,
    pid: child.pid ?? 0,
    dataFolder: data,
    async stop() {
      process.off('exit', die)
      // at once where nothing of it is kept, else after a checkpoint
      child.kill(options.kept ? 'SIGINT' : 'SIGQUIT')
      await ended
      if (!options.kept) rmSync(folder, { recursive: true, force: true })
    },
  }
}
