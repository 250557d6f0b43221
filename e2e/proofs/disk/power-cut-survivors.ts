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
const SECTOR_BYTES = 512
const CHUNK_BYTES = 128 * SECTOR_BYTES

/**
 * Turn a folder into what a power cut left of it. `shadow` is what disk.c kept: what was synced. Of what was not, each
 * sector is there with this chance: a disk writes on its own, in no order, until the power fails.
 */
export function applyPowerCut(shadow: string, folder: string, chance: number): void {
  const left = `${folder}.left`
  mkdirSync(left)
  const names = readFileSync(join(shadow, 'names'), 'utf8').split('\n')
  for (const line of names.filter((each) => each !== '')) {
    const [number = '', inode = '', ...name] = line.split(' ')
    const file = name.join(' ')
    copyFileSync(join(shadow, number), join(left, file))
    const written = join(folder, file)
    const same = existsSync(written) && statSync(written).ino === Number(inode)
    if (same && chance > 0) mixSectors(written, join(left, file), chance)
  }
  rmSync(folder, { recursive: true })
  renameSync(left, folder)
}

function mixSectors(written: string, left: string, chance: number): void {
  const wanted = readFileSync(written)
  const synced = readFileSync(left)
  if (wanted.length < synced.length && Math.random() < chance) truncateSync(left, wanted.length)
  const file = openSync(left, 'r+')
  for (let from = 0; from < wanted.length; from += CHUNK_BYTES) {
    const end = Math.min(from + CHUNK_BYTES, wanted.length)
    if (wanted.subarray(from, end).equals(synced.subarray(from, end))) continue
    for (let at = from; at < end; at += SECTOR_BYTES) {
      const sector = wanted.subarray(at, Math.min(at + SECTOR_BYTES, end))
      const differs = !sector.equals(synced.subarray(at, at + sector.length))
      if (differs && Math.random() < chance) writeSync(file, sector, 0, sector.length, at)
    }
  }
  closeSync(file)
}
