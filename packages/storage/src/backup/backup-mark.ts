import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import Database from 'better-sqlite3'

/** "Mima" in ASCII, a database's `application_id`: it marks `user_version` as the checksum of the whole file. */
const BACKUP_MARK = 0x4d696d61
/** offsets of these two numbers in a SQLite file, in bytes */
const CHECKSUM_AT = 60
const MARK_AT = 68
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const CHUNK_BYTES = 4 * 1024 * 1024

/** CRC-32 of an open file, with the bytes of its own checksum taken as zero. */
function checksumOf(file: number): number {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let sum = 0
  for (let offset = 0; ; ) {
    const bytes = readSync(file, chunk, 0, CHUNK_BYTES, offset)
    if (bytes === 0) return sum
    if (offset === 0) chunk.fill(0, CHECKSUM_AT, CHECKSUM_AT + 4)
    sum = crc32(chunk.subarray(0, bytes), sum)
    offset += bytes
  }
}

/**
 * Makes a copy of a database a backup: one file without a WAL, with its own checksum, synced to disk. The checksum finds a
 * flipped byte in a text, which SQLite's integrity check does not.
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

/** Makes a backup an ordinary database again. */
export function removeBackupMark(path: string): void {
  const client = new Database(path, { fileMustExist: true })
  client.pragma('synchronous = FULL')
  client.pragma('application_id = 0')
  client.pragma('user_version = 0')
  client.close()
}

/** Does the file still have the checksum it was written with? `null`: it has none. */
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
