import { rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { COMMAND_SOCKET_FILE } from '../config/data-folder.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { DeskRunning } from '../startup/exit-with-error.ts'
import { COMMANDS, PAST_WRITING_COMMANDS, type WritingCommand } from './write-commands.ts'

const socketPath = (dataFolder: string): string => join(dataFolder, COMMAND_SOCKET_FILE)

type CommandRequest = { readonly command: WritingCommand; readonly args: Readonly<Record<string, string>> }

/**
 * Takes commands that write over a socket only its own user can open: SQLite has one writer, so the running desk does
 * their work.
 */
export async function listenForCommands(app: AppContext): Promise<Server> {
  const path = socketPath(app.settings.dataFolder)
  rmSync(path, { force: true })
  const server = createServer(async (incoming, response) => {
    try {
      const { command, args } = JSON.parse(await text(incoming)) as CommandRequest
      if (PAST_WRITING_COMMANDS.includes(command)) throw new DeskRunning(`${command}: stop the desk before filling it`)
      response.end(JSON.stringify({ said: await COMMANDS[command].run(app, args) }))
    } catch (fault) {
      const said = fault instanceof Error ? fault.message : String(fault)
      response.end(JSON.stringify({ fault: said, atWork: fault instanceof DeskRunning }))
    }
  })
  const before = process.umask(0o177)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  process.umask(before)
  return server
}

/**
 * Runs a command on a running desk. Rejects when none listens, with DeskRunning for a command that needs the desk
 * stopped, and with the command's own error.
 */
export async function runOnRunningDesk(dataFolder: string, call: CommandRequest): Promise<string> {
  const answer = await new Promise<string>((resolve, reject) => {
    const outgoing = request({ socketPath: socketPath(dataFolder), method: 'POST' }, (response) => {
      text(response).then(resolve, reject)
    })
    outgoing.once('error', reject)
    outgoing.end(JSON.stringify(call))
  })
  const { said, fault, atWork = false } = JSON.parse(answer) as { said?: string; fault?: string; atWork?: boolean }
  if (fault !== undefined && atWork) throw new DeskRunning(fault)
  if (fault !== undefined) throw new Error(fault)
  return said ?? ''
}
