import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aPng, JPEG, LOSSLESS_WEBP, PROGRESSIVE_JPEG, pngChunk, WEBP } from '../testing/test-pictures.ts'
import { readPicture } from './picture-formats.ts'

const SECRET = '35.6812N 139.7671E'
const secret = Buffer.from(SECRET)

/** A segment of a JPEG with these bytes. */
function segment(marker: number, text: string): Buffer {
  const body = Buffer.from(text, 'latin1')
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body])
}
const inJpeg = (file: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)])

function webpChunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
function riff(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
/** An extended WebP of 24 × 16 with Exif, XMP and the data of a plain one. */
const extended = () => {
  const header = Buffer.from([0x08 | 0x04, 0, 0, 0, 23, 0, 0, 15, 0, 0])
  return riff(webpChunk('VP8X', header), WEBP.subarray(12), webpChunk('EXIF', secret), webpChunk('XMP ', secret))
}

const size = { width: 24, height: 16 }

test.each([
  ['PNG', 'image/png', aPng()],
  ['JPEG', 'image/jpeg', JPEG],
  ['progressive JPEG', 'image/jpeg', PROGRESSIVE_JPEG],
  ['WebP', 'image/webp', WEBP],
  ['lossless WebP', 'image/webp', LOSSLESS_WEBP],
] as const)('a %s is known by its bytes, and one that has nothing to hide is kept as it is', (_, mediaType, file) => {
  expect(readPicture(file)).toEqual({ mediaType, ...size, bytes: file })
})

test('where a picture was taken, by what, and what somebody noted in it is not kept', () => {
  const texts = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].map((name) => pngChunk(name, secret))
  expect(readPicture(aPng({}, texts))?.bytes).toEqual(aPng())
  const noted = [
    segment(0xe1, `Exif\0\0${SECRET}`),
    segment(0xed, SECRET),
    segment(0xfe, SECRET),
    segment(0xe2, `MPF\0${SECRET}`),
  ]
  for (const file of [JPEG, PROGRESSIVE_JPEG]) expect(readPicture(inJpeg(file, ...noted))?.bytes).toEqual(file)
  const webp = readPicture(extended())
  expect(webp).toMatchObject(size)
  expect(webp?.bytes.includes(secret)).toBe(false)
  expect(webp?.bytes[20], 'the header says so').toBe(0)
  expect(readPicture(webp?.bytes ?? Buffer.alloc(0))).toEqual(webp)
})

test('what stands behind the end of a picture is not kept', () => {
  for (const file of [aPng(), JPEG, PROGRESSIVE_JPEG, WEBP])
    expect(readPicture(Buffer.concat([file, secret]))?.bytes).toEqual(file)
})

test('what is written behind the colours of a JPEG is not kept', () => {
  const colours = 'Adobe\0\x64\0\0\0\0\x01'
  const file = (more: string) => inJpeg(JPEG, segment(0xee, colours + more))
  expect(readPicture(file(SECRET))?.bytes).toEqual(file(''))
})

test('a picture of two sizes is none', () => {
  const frame = JPEG.indexOf(Buffer.from([0xff, 0xc0]))
  const second = Buffer.from(JPEG.subarray(frame, frame + 2 + JPEG.readUInt16BE(frame + 2)))
  second.writeUInt16BE(60_000, 5)
  expect(readPicture(inJpeg(JPEG, second))).toBe(null)
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(readPicture(riff(webpChunk('VP8X', header), WEBP.subarray(12)))).toBe(null)
})

test('a small picture within a JPEG is not kept', () => {
  const jfif = segment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01${'xyz'}`)
  const file = Buffer.concat([JPEG.subarray(0, 2), jfif, JPEG.subarray(20)])
  expect(readPicture(file)?.bytes).toEqual(JPEG)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a GIF', Buffer.from('GIF89a')],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a PNG in name alone', aPng().subarray(0, 8)],
  ['a PNG without data', Buffer.concat([aPng().subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
  ['a PNG without its end', aPng().subarray(0, -12)],
  ['a PNG of no width', aPng({ width: 0 })],
  ['a JPEG without its end', JPEG.subarray(0, -2)],
  ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['a WebP that is cut', WEBP.subarray(0, -4)],
  ['an animation', riff(webpChunk('VP8X', Buffer.from([2, 0, 0, 0, 23, 0, 0, 15, 0, 0])), webpChunk('ANMF', secret))],
])('%s is no picture', (_, file) => {
  expect(readPicture(file)).toBe(null)
})

test('a byte that was changed makes no fault', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(aPng(), JPEG, PROGRESSIVE_JPEG, WEBP, LOSSLESS_WEBP, extended()),
      fc.nat(),
      fc.integer({ min: 0, max: 255 }),
      fc.nat(),
      (file, at, byte, cut) => {
        const changed = Buffer.from(file)
        changed[at % file.length] = byte
        const read = readPicture(changed.subarray(0, 1 + (cut % (2 * file.length))))
        if (read) expect(Math.min(read.width, read.height)).toBeGreaterThan(0)
      },
    ),
    { numRuns: 3_000 },
  )
})
