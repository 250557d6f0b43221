import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

const READ_CHUNK_BYTES = 64 * 1024
const NEWLINE = 0x0a

/**
 * The offset behind the last complete line, and its text; a line cut short by a crash does not count. `null`: there is
 * none.
 */
function lastCompleteLine(file: number): { end: number; line: string | null } {
  let tail = Buffer.alloc(0)
  let from = fstatSync(file).size
  for (;;) {
    const end = tail.lastIndexOf(NEWLINE)
    const start = end <= 0 ? -1 : tail.lastIndexOf(NEWLINE, end - 1)
    if (end >= 0 && (start >= 0 || from === 0))
      return { end: from + end + 1, line: tail.toString('utf8', start + 1, end) }
    if (from === 0) return { end: 0, line: null }
    const size = Math.min(READ_CHUNK_BYTES, from)
    from -= size
    const before = Buffer.alloc(size)
    readSync(file, before, 0, size, from)
    tail = Buffer.concat([before, tail])
  }
}

/**
 * Appends lines to a file, which is created if missing. `lines` gets the last complete line (`null`: none) and returns
 * what to append. An incomplete line is removed first; the file is synced before this returns.
 */
export function appendLines(path: string, lines: (last: string | null) => readonly string[]): void {
  const file = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
  try {
    const { end, line } = lastCompleteLine(file)
    const added = lines(line)
    if (added.length === 0) return
    ftruncateSync(file, end)
    const bytes = Buffer.from(added.map((each) => `${each}\n`).join(''), 'utf8')
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written, undefined, end + written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
