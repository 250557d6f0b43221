import { createInterface } from 'node:readline'
import { startProcess } from './child-processes.mjs'

/**
 * @typedef {object} Server
 * @property {Promise<string>} ready its address, once it answers; stays open when it ends before that
 * @property {Promise<number>} ended its exit code
 */

/**
 * Start a server. What it says goes on to our own output line by line; its first line of JSON that has
 * `key` says that it is ready.
 * @param {string} node
 * @param {{ key: 'desk' | 'page' | 'marketplace', script: string[], env: NodeJS.ProcessEnv, prefix?: string }} which
 * @returns {Server}
 */
export function startServer(node, { key, script, env, prefix = '' }) {
  const child = startProcess(node, ['--enable-source-maps', ...script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ready = new Promise((resolve) => {
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on('line', (line) => {
      const address = parseAddress(line, key)
      process.stdout.write(`${address ? '' : prefix}${line}\n`)
      if (address) resolve(address)
    })
  })
  createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stderr) }).on('line', (line) =>
    process.stderr.write(`${prefix}${line}\n`),
  )
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${prefix}${error.message}\n`)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
  return { ready, ended }
}

/**
 * @param {string} line
 * @param {string} key
 * @returns {string | null}
 */
function parseAddress(line, key) {
  if (!line.startsWith(`{"${key}":`)) return null
  try {
    return JSON.parse(line)[key]
  } catch {
    return null
  }
}
