import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

const READ_CHUNK_BYTES = 64 * 1024
const NEWLINE = 0x0a

/** Where the last whole line ends, and what it says; a line that was cut short by a kill is no line. */
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
 * Append lines to a file of lines, which is made where it is missing. `lines` is given the last whole one (`null`: none)
 * and says what follows. What a kill left of a line is taken away first; what was appended is on the disk afterwards.
 */
export function appendLines(path: string, lines: (last: string | null) => readonly string[]): void {
  const file = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
  try {
    const { end, line } = lastCompleteLine(file)
    const more = lines(line)
    if (more.length === 0) return
    ftruncateSync(file, end)
    const bytes = Buffer.from(more.map((each) => `${each}\n`).join(''), 'utf8')
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written, undefined, end + written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
