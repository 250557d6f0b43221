import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import Database from 'better-sqlite3'

/** "Mima": in a database's `application_id` it says that `user_version` is the checksum of the whole file. */
const BACKUP_MARK = 0x4d696d61
/** where SQLite keeps these two numbers in a file */
const CHECKSUM_AT = 60
const MARK_AT = 68
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const CHUNK_BYTES = 4 * 1024 * 1024

/** CRC-32 of a file, its own checksum counted as zero. */
function checksumOf(file: number): number {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let sum = 0
  for (let at = 0; ; ) {
    const bytes = readSync(file, chunk, 0, CHUNK_BYTES, at)
    if (bytes === 0) return sum
    if (at === 0) chunk.fill(0, CHECKSUM_AT, CHECKSUM_AT + 4)
    sum = crc32(chunk.subarray(0, bytes), sum)
    at += bytes
  }
}

/**
 * Make a copy a backup: one file without a WAL, that carries its own checksum and is on the disk. An integrity check
 * sees a flipped byte in the trees of a database, but not one in a person's text.
 */
export function markBackup(path: string): void {
  const client = new Database(path, { fileMustExist: true })
  client.pragma('journal_mode = DELETE')
  client.pragma(`application_id = ${BACKUP_MARK}`)
  client.close()
  const file = openSync(path, 'r+')
  try {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(checksumOf(file))
    writeSync(file, sum, 0, 4, CHECKSUM_AT)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Make a copy of a backup a database like any other. */
export function removeBackupMark(path: string): void {
  const client = new Database(path, { fileMustExist: true })
  client.pragma('synchronous = FULL')
  client.pragma('application_id = 0')
  client.pragma('user_version = 0')
  client.close()
}

/** Is the file byte by byte what was written? `null`: it carries no checksum. */
export function isUnchangedBackup(path: string): boolean | null {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    readSync(file, header, 0, HEADER_BYTES, 0)
    if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
    const mark = header.readUInt32BE(MARK_AT)
    const checksum = header.readUInt32BE(CHECKSUM_AT)
    if (mark === 0 && checksum === 0) return null
    return mark === BACKUP_MARK && checksum === checksumOf(file)
  } finally {
    closeSync(file)
  }
}
