import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(?:js|css|svg|json|html)$/
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
/** what is this small is sent in one packet either way, and a header of its own would eat what it saves */
const SMALL_BYTES = 200

async function compress(file: string): Promise<void> {
  const text = await readFile(file)
  if (text.length < SMALL_BYTES) return
  const [br, gz] = await Promise.all([promisify(brotliCompress)(text, BROTLI), promisify(gzip)(text, { level: 9 })])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}

/** Lays a brotli and a gzip form beside every text file of the build, so that no request waits for a compressor. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = 'dist' }) {
    const assets = join(dir, 'assets')
    const names = await readdir(assets)
    await Promise.all(names.filter((name) => TEXT.test(name)).map((name) => compress(join(assets, name))))
  },
})
