import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** What a disk writes in one piece. */
const SECTOR = 512
const LOOKED_AT_ONCE = 128 * SECTOR

/**
 * Turn a folder into what a power cut left of it. `shadow` is what disk.c kept: what was synced. Of what was not, each
 * sector is there with this chance: a disk writes on its own, in no order, until the power fails.
 */
export function leftByACut(shadow: string, folder: string, chance: number): void {
  const left = `${folder}.left`
  mkdirSync(left)
  const names = readFileSync(join(shadow, 'names'), 'utf8').split('\n')
  for (const line of names.filter((each) => each !== '')) {
    const [number = '', inode = '', ...name] = line.split(' ')
    const file = name.join(' ')
    copyFileSync(join(shadow, number), join(left, file))
    const written = join(folder, file)
    const same = existsSync(written) && statSync(written).ino === Number(inode)
    if (same && chance > 0) strew(written, join(left, file), chance)
  }
  rmSync(folder, { recursive: true })
  renameSync(left, folder)
}

function strew(written: string, left: string, chance: number): void {
  const wanted = readFileSync(written)
  const synced = readFileSync(left)
  if (wanted.length < synced.length && Math.random() < chance) truncateSync(left, wanted.length)
  const file = openSync(left, 'r+')
  for (let from = 0; from < wanted.length; from += LOOKED_AT_ONCE) {
    const end = Math.min(from + LOOKED_AT_ONCE, wanted.length)
    if (wanted.subarray(from, end).equals(synced.subarray(from, end))) continue
    for (let at = from; at < end; at += SECTOR) {
      const sector = wanted.subarray(at, Math.min(at + SECTOR, end))
      const differs = !sector.equals(synced.subarray(at, at + sector.length))
      if (differs && Math.random() < chance) writeSync(file, sector, 0, sector.length, at)
    }
  }
  closeSync(file)
}
