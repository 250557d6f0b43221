import { crc32 } from 'node:zlib'
import type { PictureFacts } from '@mimamori/policy/notices/notice-picture-rules'

/** A picture of a format that browsers show, without what is not needed to show it. */
export type ReadPicture = PictureFacts & { readonly bytes: Buffer }

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a still picture is shown by: no text, no time, no Exif, no animation. */
const PNG_CHUNKS = [
  'IHDR',
  'PLTE',
  'tRNS',
  'cHRM',
  'gAMA',
  'sRGB',
  'sBIT',
  'iCCP',
  'cICP',
  'pHYs',
  'bKGD',
  'IDAT',
  'IEND',
]

function readPng(file: Buffer): ReadPicture | null {
  const kept: Buffer[] = [PNG_SIGNATURE]
  const names: string[] = []
  let at = PNG_SIGNATURE.length
  while (names.at(-1) !== 'IEND') {
    if (at + 12 > file.length) return null
    const end = at + 12 + file.readUInt32BE(at)
    const chunk = file.subarray(at, end)
    if (end > file.length || crc32(chunk.subarray(4, -4)) !== file.readUInt32BE(end - 4)) return null
    const name = chunk.toString('latin1', 4, 8)
    if (PNG_CHUNKS.includes(name)) {
      kept.push(chunk)
      names.push(name)
    }
    at = end
  }
  const header = kept[1]
  if (names[0] !== 'IHDR' || header?.length !== 25 || !names.includes('IDAT')) return null
  return {
    ...{ mediaType: 'image/png', width: header.readUInt32BE(8), height: header.readUInt32BE(12) },
    bytes: Buffer.concat(kept),
  }
}

const [START, END, SCAN] = [0xd8, 0xd9, 0xda]
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** The segment as it is kept; `null`: it says nothing that is needed to show the picture, such as Exif or a comment. */
function keptSegment(marker: number, segment: Buffer): Buffer | null {
  const named = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name
  // JFIF, without its small picture
  if (marker === 0xe0) return named('JFIF\0') && segment.length >= 18 ? jfifAlone(segment) : null
  if (marker === 0xe2) return named('ICC_PROFILE\0') ? segment : null
  if (marker === 0xee) return named('Adobe') && segment.length >= 16 ? adobeAlone(segment) : null
  return (marker >= 0xe0 && marker <= 0xef) || marker >= 0xf0 ? null : segment
}

/** How colours are stored; what somebody put behind it is not kept. */
const adobeAlone = (segment: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xee, 0, 14]), segment.subarray(4, 16)])

const jfifAlone = (segment: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xe0, 0, 16]), segment.subarray(4, 16), Buffer.from([0, 0])])

/** Where the data of a scan ends: at the next marker that is no part of it. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}

function readJpeg(file: Buffer): ReadPicture | null {
  const kept: Buffer[] = [file.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let scanned = false
  let at = 2
  for (;;) {
    while (file[at] === 0xff && file[at + 1] === 0xff) at++
    const marker = file[at + 1]
    if (file[at] !== 0xff || marker === undefined) return null
    if (marker === END) break
    if (at + 4 > file.length) return null
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length || end < at + 4) return null
    const segment = file.subarray(at, end)
    if (isFrame(marker)) {
      // a second frame may be of another size than the one that is checked
      if (segment.length < 9 || size) return null
      size = { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) }
    }
    const keep = keptSegment(marker, segment)
    if (keep) kept.push(keep)
    at = end
    if (marker === SCAN) {
      const next = endOfScan(file, end)
      if (next < 0) return null
      kept.push(file.subarray(end, next))
      at = next
      scanned = true
    }
  }
  if (!size || !scanned) return null
  return { mediaType: 'image/jpeg', ...size, bytes: Buffer.concat([...kept, Buffer.from([0xff, END])]) }
}

const WEBP_CHUNKS = ['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']
/** of VP8X: that there is Exif, XMP or an animation */
const METADATA_FLAGS = 0x08 | 0x04 | 0x02

function webpSize(name: string, data: Buffer): { width: number; height: number } | null {
  if (name === 'VP8X' && data.length >= 10)
    return { width: 1 + data.readUIntLE(4, 3), height: 1 + data.readUIntLE(7, 3) }
  if (name === 'VP8 ' && data.length >= 10)
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  if (name !== 'VP8L' || data.length < 5 || data[0] !== 0x2f) return null
  const bits = data.readUInt32LE(1)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

function readWebp(file: Buffer): ReadPicture | null {
  const through = 8 + file.readUInt32LE(4)
  if (through > file.length) return null
  const kept: Buffer[] = []
  const sizes: { width: number; height: number }[] = []
  let hasImage = false
  for (let at = 12; at < through; ) {
    if (at + 8 > through) return null
    const name = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > through) return null
    if (WEBP_CHUNKS.includes(name)) {
      const chunk = Buffer.from(file.subarray(at, end))
      const size = webpSize(name, chunk.subarray(8, 8 + length))
      if (size) sizes.push(size)
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~METADATA_FLAGS
      hasImage ||= name === 'VP8 ' || name === 'VP8L'
      kept.push(chunk)
    }
    at = end
  }
  const [size] = sizes
  // a header may say another size than the picture has
  if (!size || !hasImage || sizes.some(({ width, height }) => width !== size.width || height !== size.height))
    return null
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return { mediaType: 'image/webp', ...size, bytes: Buffer.concat([head, body]) }
}

/** Reads a still picture by its bytes, and takes out of it what is not needed to show it: places, cameras, comments, small pictures, and whatever follows its end. `null`: it is no PNG, JPEG or WebP, or it is broken. */
export function readPicture(file: Buffer): ReadPicture | null {
  const read = file.subarray(0, 8).equals(PNG_SIGNATURE)
    ? readPng(file)
    : file[0] === 0xff && file[1] === START
      ? readJpeg(file)
      : file.length >= 12 && file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP'
        ? readWebp(file)
        : null
  return read && read.width > 0 && read.height > 0 ? read : null
}
