import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'

const NAME = /^mimamori-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:_\d+)?\.db$/

/** 2026-11-24T10:11:12.345Z as names of files have it: 20261124T101112Z */
export const stampOf = (at: string): string => at.replace(/\.\d+|[-:]/g, '')

/** `n`: the how many of that second; so written, the later ones come later in the order of names. */
export const nameOf = (at: string, n = 1): string => `mimamori-${stampOf(at)}${n === 1 ? '' : `_${n}`}.db`

/** The first name that nothing has yet: nothing that was put aside or backed up is ever written over. */
export function freeName(nth: (n: number) => string, n = 1): string {
  return existsSync(nth(n)) ? freeName(nth, n + 1) : nth(n)
}

export type Kept = { readonly file: string; readonly at: string }

/** The backups in a folder, newest first. Only what was verified ever has such a name. */
export function keptIn(folder: string): Kept[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => NAME.test(name))
  const at = (name: string) => name.replace(NAME, '$1-$2-$3T$4:$5:$6.000Z')
  return names
    .sort()
    .reverse()
    .map((name) => ({ file: join(folder, name), at: at(name) }))
}

/** Delete the oldest backups until so many are left. Called when a newer one has been verified. Out: what is gone. */
export function removeOldest(folder: string, keep: number): string[] {
  const old = keptIn(folder).slice(keep)
  for (const { file } of old) rmSync(file)
  return old.map(({ file }) => file)
}

/** A failure of the schedule that nothing has made good since. */
export type Failure = { readonly at: string; readonly error: string }

/** The newest good backup, or nulls; whether the last try went well, and what was wrong when it did not. */
export type LastBackup = {
  readonly at: string | null
  readonly file: string | null
  readonly ok: boolean
  readonly error: string | null
}

export function lastBackup({ backups }: Settings, failure: Failure | null): LastBackup {
  const [newest] = keptIn(backups.folder)
  const standing = failure && (!newest || newest.at < failure.at) ? failure : null
  return { at: newest?.at ?? null, file: newest?.file ?? null, ok: standing === null, error: standing?.error ?? null }
}
