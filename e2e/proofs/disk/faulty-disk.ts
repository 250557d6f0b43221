import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../../harness/server-processes.ts'
import { applyPowerCut } from './power-cut-survivors.ts'

const LIBRARY_SOURCE = fileURLToPath(new URL('disk.c', import.meta.url))
const PRAGMAS_MODULE = import.meta.resolve('./preload-pragmas.ts')

/** What a disk can be, as disk.c knows it. */
const STATES = {
  normal: 'n',
  /** bytes can be written over, none added */
  full: 'f',
  /** nothing can be written at all, as on file systems that copy what they change */
  full_copying: 'c',
  read_only: 'r',
  failing_sync: 'e',
  /** every sync takes 200 ms */
  slow: 's',
} as const
export type DiskState = keyof typeof STATES

/** The disk of one desk. */
export type FaultyDisk = {
  /** for the environment of the desk on it, `MIMAMORI_DATA` being its folder */
  readonly environment: Environment
  readonly become: (state: DiskState) => void
  /** the power fails at this write or sync from now, which kills the desk */
  readonly failAt: (work: number) => void
  /** since the desk on it began: syncs done, calls refused, and how much work is left until the power fails */
  readonly counts: () => { readonly syncs: number; readonly refused: number; readonly left: number }
  /**
   * The power is back after a cut: `folder` holds what had been synced when the desk on it was killed, and of what had
   * not, each sector with this chance, in no order.
   */
  readonly cut: (folder: string, chance: number) => void
  readonly discard: () => void
}

function findCompiler(): string | null {
  const names = [process.env.CC, 'cc', 'gcc', 'clang']
  return names.find((name) => name && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null
}

/** Why no disk can be made on this machine, or null. Says it loudly: a proof that is left out must not look passed. */
export function reasonDiskIsUnavailable(): string | null {
  const missing =
    process.platform !== 'linux' ? 'only Linux can' : findCompiler() ? null : 'there is no C compiler (cc)'
  if (missing) console.warn(`NOT PROVEN: power cuts and disk trouble need a disk made for it, and ${missing}.`)
  return missing
}

let compiledLibrary: string | null = null

/** The library, compiled once a process. */
function compileLibrary(): string {
  if (compiledLibrary) return compiledLibrary
  const cc = findCompiler()
  if (!cc) throw new Error('a C compiler (cc, gcc, clang or $CC) is needed to make a disk')
  const place = mkdtempSync(join(tmpdir(), 'mimamori-disk-'))
  process.once('exit', () => rmSync(place, { recursive: true, force: true }))
  const file = join(place, 'disk.so')
  execFileSync(cc, ['-O1', '-Wall', '-Wextra', '-shared', '-fPIC', '-o', file, LIBRARY_SOURCE, '-ldl', '-lpthread'])
  compiledLibrary = file
  return file
}

/** Make a disk. Throws where there is no compiler. */
export function createFaultyDisk(): FaultyDisk {
  const place = mkdtempSync(join(tmpdir(), 'mimamori-disk-'))
  const [control, shadow] = [join(place, 'control'), join(place, 'shadow')]
  const fresh = () => {
    mkdirSync(shadow)
    writeFileSync(control, Buffer.alloc(32, STATES.normal, 'latin1').fill(0, 1))
  }
  /** in place: the desk has this file mapped */
  const put = (bytes: Uint8Array, at: number) => {
    const file = openSync(control, 'r+')
    writeSync(file, bytes, 0, bytes.length, at)
    closeSync(file)
  }
  fresh()
  return {
    environment: { LD_PRELOAD: compileLibrary(), DISK_CONTROL: control, DISK_SHADOW: shadow },
    become: (state) => put(Buffer.from(STATES[state]), 0),
    failAt: (work) => put(new Uint8Array(BigUint64Array.of(BigInt(work)).buffer), 24),
    counts() {
      const [, syncs, refused, left] = new BigUint64Array(Uint8Array.from(readFileSync(control)).buffer)
      return { syncs: Number(syncs), refused: Number(refused), left: Number(left) }
    },
    cut(folder, chance) {
      applyPowerCut(shadow, folder, chance)
      rmSync(shadow, { recursive: true })
      fresh()
    },
    discard: () => rmSync(place, { recursive: true, force: true }),
  }
}

/** How a desk runs otherwise than its program has it. */
export type CheckpointMode = {
  readonly pragmas: Readonly<Record<string, string>>
  /** the log looks so many times as long as it is */
  readonly logLooksTimes?: number
}

/** What a proof has to break is broken from outside, by no switch in the product. */
export const checkpointEnvironment = ({ pragmas, logLooksTimes = 1 }: CheckpointMode) => ({
  nodeArguments: ['--import', PRAGMAS_MODULE],
  environment: { PRAGMAS_INSTEAD: JSON.stringify(pragmas), LOG_LOOKS_TIMES: String(logLooksTimes) },
})

export const CHECKPOINT_DEFAULT: CheckpointMode = { pragmas: {} }
/** A checkpoint with every few commits: the desk's own 10,000 pages take longer than a proof watches it. */
export const CHECKPOINT_OFTEN: CheckpointMode = { pragmas: { wal_autocheckpoint: '100' } }
/** For the same reason: the log is moved beside the writer from 100 pages on, and begins anew from 160 on. */
export const CHECKPOINT_IN_WORKER: CheckpointMode = { pragmas: {}, logLooksTimes: 100 }
