/** `npm start`: install, build, and start the desk; in demo mode the stand-in marketplace beside it. */
import { buildWorkspace } from './build-workspace.mjs'
import { installPackages } from './install-packages.mjs'
import { nodeToRun, requireNodeToInstall } from './node-version.mjs'
import { isStopping, runUntilStopped, waitForAll } from './run-servers.mjs'
import { startServer } from './start-server.mjs'
import { readStartSettings } from './start-settings.mjs'

await runUntilStopped(main)

/** @returns {Promise<number>} exit code */
async function main() {
  requireNodeToInstall()
  const settings = await readStartSettings(process.env)
  const { env } = await installPackages()
  const node = nodeToRun()
  await buildWorkspace(env)
  if (isStopping()) return 0

  const desk = startServer(node, { key: 'desk', script: ['apps/bff/dist/main.mjs'], env: settings.desk })
  const servers = [desk]
  const address = await Promise.race([desk.ready, desk.ended])
  if (typeof address === 'number') return isStopping() ? 0 : address || 1

  let standIn = null
  if (settings.marketplace && !isStopping()) {
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
