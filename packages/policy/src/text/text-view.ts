/**
 * A normalized text. Position `i` of `text` stands for the UTF-16 range `[starts[i], ends[i])` of the original, which always has whole
 * characters with their combining marks.
 */
export type TextView = { readonly text: string; readonly starts: Int32Array; readonly ends: Int32Array }

/**
 * Builds a view. Its arrays grow, as folding may expand a character (㍿ becomes four), and are used again for the next text: allocating them
 * costs more than filling them.
 */
export class TextViewBuilder {
  codes: Uint16Array
  starts: Int32Array
  ends: Int32Array
  length = 0

  constructor() {
    this.codes = new Uint16Array(2048)
    this.starts = new Int32Array(2048)
    this.ends = new Int32Array(2048)
  }

  push(code: number, start: number, end: number): void {
    const at = this.length
    if (at === this.codes.length) this.grow()
    this.codes[at] = code
    this.starts[at] = start
    this.ends[at] = end
    this.length = at + 1
  }

  pushText(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i++) this.push(text.charCodeAt(i), start, end)
  }

  code(at: number): number {
    return at >= 0 && at < this.length ? (this.codes[at] ?? 0) : 0
  }

  start(at: number): number {
    return this.starts[at] ?? 0
  }

  end(at: number): number {
    return this.ends[at] ?? 0
  }

  /** Extends the range of the last character to `end`, for a mark that follows it; also of all positions it expanded to. */
  extendLast(end: number): void {
    const start = this.starts[this.length - 1]
    for (let at = this.length - 1; at >= 0 && this.starts[at] === start; at--) this.ends[at] = end
  }

  /** The text built so far, or a part of it. */
  text(from = 0, to = this.length): string {
    // fromCharCode takes its units as arguments, and their number is limited
    const step = 8192
    let text = ''
    for (let at = from; at < to; at += step)
      text += String.fromCharCode.apply(null, this.units(at, Math.min(at + step, to)))
    return text
  }

  /** The range of the original for each unit of the text; a copy, which the next text does not overwrite. */
  places(): Pick<TextView, 'starts' | 'ends'> {
    return { starts: this.starts.slice(0, this.length), ends: this.ends.slice(0, this.length) }
  }

  private units(from: number, to: number): number[] {
    // the declared type asks for an array, while any array-like is read without a copy
    return this.codes.subarray(from, to) as unknown as number[]
  }

  private grow(): void {
    const capacity = this.codes.length * 2 + 16
    const codes = new Uint16Array(capacity)
    const starts = new Int32Array(capacity)
    const ends = new Int32Array(capacity)
    codes.set(this.codes)
    starts.set(this.starts)
    ends.set(this.ends)
    this.codes = codes
    this.starts = starts
    this.ends = ends
  }
}
