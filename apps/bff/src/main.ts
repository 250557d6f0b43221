import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DeskInUse } from '@mimamori/storage/open'
import { fillDemo } from './cli/demo.ts'
import { ensureApiKey } from './cli/keys.ts'
import { listenForCommands } from './cli/socket.ts'
import { createApp } from './create-app.ts'
import { keepHouse } from './housekeeping.ts'
import { type Office, openOffice, projectRoot } from './office.ts'
import { BadSettings, settingsFrom } from './settings.ts'

/** One clear line, and an exit code a supervisor understands. */
function giveUp(fault: unknown): never {
  const known = fault instanceof BadSettings || fault instanceof DeskInUse
  const taken = (fault as { code?: string }).code === 'EADDRINUSE'
  console.error(known || taken ? (fault as Error).message : fault)
  process.exit(1)
}

async function prepareDemo(office: Office): Promise<void> {
  const { demoApiKey } = office.settings
  await fillDemo(office)
  if (demoApiKey) await ensureApiKey(office, 'stand-in marketplace', demoApiKey)
}

async function serve(): Promise<void> {
  const settings = settingsFrom(process.env)
  const office = await openOffice(settings)
  if (settings.demo) await office.desk.alone(() => prepareDemo(office))
  const { app, endStreams } = createApp(office, join(projectRoot(), 'apps/web/dist'))
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  const house = keepHouse(office)
  // where several processes may write, a command is one of them
  const commands = office.desk.shared ? null : await listenForCommands(office)
  const { port } = server.address() as AddressInfo
  console.log(JSON.stringify({ desk: `http://${settings.host}:${port}`, port }))

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    server.close()
    endStreams()
    server.closeIdleConnections()
    commands?.close()
    await house.stop()
    await office.desk.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(giveUp))
  process.on('SIGINT', () => void stop().catch(giveUp))
}

serve().catch(giveUp)
