import { promisify } from 'node:util'
import { type BrotliOptions, brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'

const ENCODINGS = ['br', 'gzip'] as const
export type TextEncoding = (typeof ENCODINGS)[number]

/** The smallest encoding that this client accepts; `null`: none. Sets `Vary`. */
export function negotiateEncoding(request: Request, response: Response): TextEncoding | null {
  response.vary('Accept-Encoding')
  return ENCODINGS.find((each) => request.acceptsEncodings(each) === each) ?? null
}

const BEST: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Serves a text that does not change while the server runs; compressed once, at its first request. */
export function serveFixedText(type: string, text: Promise<string> | string): RequestHandler {
  const identity = Promise.resolve(text).then((content) => Buffer.from(content))
  const compressed: Partial<Record<TextEncoding, Buffer>> = {}
  return async (request, response) => {
    const plain = await identity
    const encoding = negotiateEncoding(request, response)
    response.type(type)
    if (encoding === null) return void response.end(plain)
    compressed[encoding] ??= encoding === 'br' ? brotliCompressSync(plain, BEST) : gzipSync(plain, { level: 9 })
    response.setHeader('content-encoding', encoding)
    response.end(compressed[encoding])
  }
}

/** shorter texts take a few packets either way */
const MIN_COMPRESSED_CHARACTERS = 4_096
const QUICK: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
const [brotliLater, gzipLater] = [promisify(brotliCompress), promisify(gzip)]

/**
 * Ends a response with a text made for it. A long one is compressed, off the event loop, if the client accepts that.
 */
export async function sendText(request: Request, response: Response, text: string): Promise<void> {
  const encoding = text.length < MIN_COMPRESSED_CHARACTERS ? null : negotiateEncoding(request, response)
  if (encoding === null) return void response.end(text)
  const packed = await (encoding === 'br' ? brotliLater(text, QUICK) : gzipLater(text))
  response.setHeader('content-encoding', encoding)
  response.end(packed)
}
