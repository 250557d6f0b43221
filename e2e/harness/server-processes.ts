import { type ChildProcess, spawn } from 'node:child_process'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Environment = Readonly<Record<string, string>>

/** A server of the product that runs as a process of its own. */
export type ServerProcess = {
  readonly url: string
  readonly pid: number
  /** what it wrote to stderr */
  readonly stderr: () => string
  /** kill -9: no goodbye, as a power cut of the process would be */
  readonly kill: () => Promise<void>
  /** SIGTERM; answers its exit code, 1 when a signal ended it */
  readonly stop: () => Promise<number>
  /** Sends a message to a program started with `ipc`, one at a time; answers its next message. Rejects when it ends before. */
  readonly ask: (message: object) => Promise<object>
}

/** what Node made of our programs is kept from one start to the next */
const COMPILE_CACHE = join(tmpdir(), 'mimamori-compiled')

const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Our own environment without what configures the product: a test says all of that itself. */
function cleanEnvironment(): Environment {
  const ours = /^(MIMAMORI_|MARKETPLACE_|PORT$|HOST$|LOG_LEVEL$|NODE_ENV$|NODE_OPTIONS$)/
  const kept = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(kept.filter(([name]) => !ours.test(name)))
}

type SpawnOptions = {
  readonly cwd?: string
  /** with a channel for `ask` */
  readonly ipc?: boolean
}

/** Start `node …args` at the top of the project. It is killed with us, whatever ends us. */
function spawnNode(
  args: readonly string[],
  environment: Environment,
  { cwd = ROOT, ipc = false }: SpawnOptions = {},
): ChildProcess {
  const env = { ...cleanEnvironment(), NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment }
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  })
  children.add(child)
  child.once('close', () => children.delete(child))
  return child
}

/** A port of this machine that is taken for good, for a server that is told its address before it can start. */
export type ReservedPort = {
  readonly port: number
  /** From now on whoever connects speaks to this other port; until then they are cut off. */
  readonly forwardTo: (port: number) => void
  readonly close: () => Promise<void>
}

export function reservePort(): Promise<ReservedPort> {
  let target: number | null = null
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    if (target === null) return void socket.destroy()
    const onward = connect(target, '127.0.0.1')
    for (const each of [socket, onward]) {
      open.add(each)
      each.once('close', () => open.delete(each))
    }
    // either side may go at any time: the other one is told by its socket's end
    socket.on('error', () => onward.destroy()).pipe(onward)
    onward.on('error', () => socket.destroy()).pipe(socket)
  }).unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({
        port,
        forwardTo(to) {
          target = to
        },
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            for (const each of open) each.destroy()
          }),
      })
    })
  })
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { port, close } = await reservePort()
  await close()
  return port
}

/** The address a server prints once it answers: its first line of JSON that has `key`. */
function readAddress(child: ChildProcess, key: string, complaints: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`the ${key} ended with ${code} before it was ready: ${complaints()}`)),
    )
    if (!child.stdout) return reject(new Error(`the ${key} has no output`))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return
      const address: unknown = JSON.parse(line)[key]
      if (typeof address === 'string') resolve(address)
    })
  })
}

/** Start a server and wait until it says that it is ready. */
export async function startServer(
  key: 'desk' | 'marketplace' | 'limit',
  args: readonly string[],
  environment: Environment,
  options: SpawnOptions = {},
): Promise<ServerProcess> {
  const child = spawnNode(args, environment, options)
  let stderrText = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderrText = (stderrText + text).slice(-2_000_000)
  })
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  const url = await readAddress(child, key, () => stderrText)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return await ended
  }
  return {
    url,
    pid: child.pid ?? 0,
    stderr: () => stderrText,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    ask: (message) =>
      new Promise((resolve, reject) => {
        const onClose = (code: number | null) => reject(new Error(`the ${key} ended with ${code}: ${stderrText}`))
        child.once('close', onClose)
        child.once('message', (answer) => {
          child.off('close', onClose)
          resolve(answer as object)
        })
        child.send(message)
      }),
  }
}

export type ProcessResult = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Run a program to its end, in the repository or in another folder. */
export function runProcess(args: readonly string[], environment: Environment, cwd?: string): Promise<ProcessResult> {
  const child = spawnNode(args, environment, cwd ? { cwd } : {})
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, ...output }))
  })
}
