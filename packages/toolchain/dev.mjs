/**
 * `npm run dev`: the desk from source, restarted when a file of it changes, and the page by Vite with hot reload, on one
 * address (`HOST`, `PORT`); in demo mode the stand-in marketplace beside them. Nothing is built.
 */
import { join } from 'node:path'
import { freePort } from './free-port.mjs'
import { installPackages } from './install-packages.mjs'
import { nodeToRun, requireNodeToInstall } from './node-version.mjs'
import { inRepository } from './repository-paths.mjs'
import { isStopping, runUntilStopped, waitForAll } from './run-servers.mjs'
import { startServer } from './start-server.mjs'
import { readStartSettings } from './start-settings.mjs'

const VITE = inRepository('apps', 'web', 'node_modules', 'vite', 'bin', 'vite.js')
const WATCH = ['--watch', '--watch-preserve-output']

await runUntilStopped(main)

/** @returns {Promise<number>} exit code */
async function main() {
  requireNodeToInstall()
  const settings = await readStartSettings(process.env)
  const { env } = await installPackages()
  const node = nodeToRun()
  const { HOST: host = '', PORT: wanted } = settings.desk
  const port = String(await freePort(host, Number(wanted), 'PORT'))
  // the desk keeps its own port over restarts; whoever works on it opens Vite's
  const deskPort = await freePort('127.0.0.1', 0, 'PORT')
  const deskEnv = { ...settings.desk, HOST: '127.0.0.1', PORT: String(deskPort) }
  const script = [...WATCH, join('apps', 'bff', 'src', 'main-entry.ts')]
  const desk = startServer(node, { key: 'desk', script, env: deskEnv, prefix: '[desk] ' })
  const servers = [desk]
  const address = await Promise.race([desk.ready, desk.ended])
  if (typeof address === 'number') return isStopping() ? 0 : address || 1

  const page = startServer(node, {
    key: 'page',
    script: [
      VITE,
      inRepository('apps', 'web'),
      '--host',
      host,
      '--port',
      port,
      '--strictPort',
      '--clearScreen',
      'false',
    ],
    env: { ...env, MIMAMORI_DESK: address },
    prefix: '[page] ',
  })
  servers.push(page)
  if (settings.marketplace) {
    const standInEnv = { ...settings.marketplace, MIMAMORI_URL: address }
    const standIn = [...WATCH, join('apps', 'marketplace', 'src', 'main.ts')]
    servers.push(startServer(node, { key: 'marketplace', script: standIn, env: standInEnv, prefix: '[marketplace] ' }))
  }
  console.log(`\n  the desk, with hot reload: http://${host}:${port}\n`)
  return await waitForAll(servers)
}
