/** `npm start`: install, build, and start the desk; in demo mode the stand-in marketplace beside it. */
import { buildWorkspace } from './build-workspace.mjs'
import { forwardSignal } from './child-processes.mjs'
import { installPackages } from './install-packages.mjs'
import { nodeToRun, requireNodeToInstall } from './node-version.mjs'
import { startServer } from './start-server.mjs'
import { readStartSettings } from './start-settings.mjs'
import { onStop } from './stop-signals.mjs'

const STOP_TIMEOUT_SECONDS = 10

let stopping = false

onStop((signal) => {
  stopping = true
  forwardSignal(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  setTimeout(() => forwardSignal('SIGKILL'), STOP_TIMEOUT_SECONDS * 1000).unref()
})

try {
  process.exitCode = await main()
} catch (error) {
  if (!stopping) console.error(error instanceof Error ? error.message : error)
  process.exitCode = stopping ? 0 : 1
}

/** @returns {Promise<number>} exit code */
async function main() {
  requireNodeToInstall()
  const settings = await readStartSettings(process.env)
  const { env } = await installPackages()
  const node = nodeToRun()
  await buildWorkspace(env)
  if (stopping) return 0

  const desk = startServer(node, { key: 'desk', script: ['apps/bff/dist/main.mjs'], env: settings.desk })
  const servers = [desk]
  const address = await Promise.race([desk.ready, desk.ended])
  if (typeof address === 'number') return stopping ? 0 : address || 1

  let standIn = null
  if (settings.marketplace && !stopping) {
    const script = ['apps/marketplace/src/main.ts']
    const standInEnv = { ...settings.marketplace, MIMAMORI_URL: address }
    const marketplace = startServer(node, { key: 'marketplace', script, env: standInEnv, prefix: '[marketplace] ' })
    servers.push(marketplace)
    standIn = await Promise.race([marketplace.ready, ...servers.map((server) => server.ended)])
  }
  if (typeof standIn !== 'number') printGreeting(address, standIn, settings.desk.MIMAMORI_DEMO === '1')
  return await waitForAll(servers)
}

/**
 * The two belong together: when one ends, the other is asked to.
 * @param {import('./start-server.mjs').Server[]} servers
 * @returns {Promise<number>} exit code: what ended unasked is a failure
 */
async function waitForAll(servers) {
  const first = await Promise.race(servers.map((server) => server.ended))
  const unasked = !stopping
  if (unasked) forwardSignal('SIGTERM')
  setTimeout(() => forwardSignal('SIGKILL'), STOP_TIMEOUT_SECONDS * 1000).unref()
  const codes = await Promise.all(servers.map((server) => server.ended))
  return unasked ? first || 1 : Math.max(...codes)
}

/**
 * @param {string} desk
 * @param {string | null} standIn
 * @param {boolean} demo
 */
function printGreeting(desk, standIn, demo) {
  const lines = [
    `見守りデスク / the desk: ${desk}`,
    standIn && `サイト役 / stand-in for the marketplace: ${standIn}`,
    demo && 'デモ用アカウントはサインイン画面にあります / demo accounts are listed on the sign-in page',
    '終了は Ctrl+C / Ctrl+C stops it',
  ]
  console.log(
    `\n${lines
      .filter(Boolean)
      .map((line) => `  ${line}`)
      .join('\n')}\n`,
  )
}
