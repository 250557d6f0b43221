import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** What is planted: `to` stands where `from` stood, once, in `file`. */
export type Swap = { readonly file: string; readonly from: string; readonly to: string }

/** holds a `Swap` as JSON: the configuration files of vitest and vite get no other word from who starts them */
export const FAULT_VARIABLE = 'TEST_PLANTED_FAULT'
/** set by the plugin when it handed out the text with the fault */
const PLANTED_VARIABLE = 'TEST_FAULT_WAS_PLANTED'

/** The text of a file with the fault in it. Throws where `from` does not stand once. */
function faultyText({ file, from, to }: Swap): string {
  const source = readFileSync(join(ROOT, file), 'utf8')
  if (source.split(from).length !== 2) throw new Error(`${file}: expected once: ${from}`)
  return source.replace(from, () => to)
}

/** From now on this process hands out the text with this fault, or with none. */
export function plant(swap: Swap | null): void {
  if (swap) process.env[FAULT_VARIABLE] = JSON.stringify(swap)
  else delete process.env[FAULT_VARIABLE]
  delete process.env[PLANTED_VARIABLE]
}

/** whether anything has asked for the text with the fault since it was planted */
export const wasPlanted = (): boolean => process.env[PLANTED_VARIABLE] === '1'

/** For vite, vitest and rolldown: hands out one file with a fault in it; nothing is written to the source tree. */
export const plantedFault = () => ({
  name: 'planted-fault',
  enforce: 'pre' as const,
  load(id: string): string | null {
    const planted = process.env[FAULT_VARIABLE]
    if (!planted) return null
    const swap = JSON.parse(planted) as Swap
    const [path, query = ''] = id.split('?')
    if (path !== join(ROOT, swap.file)) return null
    process.env[PLANTED_VARIABLE] = '1'
    const text = faultyText(swap)
    return /(?:^|&)raw(?:&|$)/.test(query) ? `export default ${JSON.stringify(text)}` : text
  },
})
