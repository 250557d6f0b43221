/**
 * A reading of the text. Position `i` of `text` stands for the UTF-16 range `[starts[i], ends[i])` of the original; the
 * range always holds whole characters with their combining marks.
 */
export type TextView = { readonly text: string; readonly starts: Int32Array; readonly ends: Int32Array }

/**
 * A view under construction; grows because compatibility folding may expand (㍿ is four characters). One draft serves
 * text after text, for making these arrays anew costs more than filling them.
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

  /** Lets the last character reach to `end`, as a mark that follows it does; all positions it expanded to move along. */
  extendLast(end: number): void {
    const start = this.starts[this.length - 1]
    for (let at = this.length - 1; at >= 0 && this.starts[at] === start; at--) this.ends[at] = end
  }

  /** What has been drafted, as a text. */
  text(): string {
    // fromCharCode takes its units as arguments, and their number is limited
    const step = 8192
    if (this.length <= step) return String.fromCharCode.apply(null, this.units(0, this.length))
    let text = ''
    for (let at = 0; at < this.length; at += step) text += String.fromCharCode.apply(null, this.units(at, at + step))
    return text
  }

  /** Where each unit of the text stands in the original; a copy, so it outlives the draft. */
  places(): Pick<TextView, 'starts' | 'ends'> {
    return { starts: this.starts.slice(0, this.length), ends: this.ends.slice(0, this.length) }
  }

  private units(from: number, to: number): number[] {
    // the declared type asks for an array, while any array-like is read without a copy
    return this.codes.subarray(from, Math.min(to, this.length)) as unknown as number[]
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
