import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DeskOptions, type DeskProcess, startDesk } from './desk-process.ts'
import { type Environment, ROOT, type ServerProcess, startServer } from './server-processes.ts'

const BFF_FOLDER = join(ROOT, 'apps/bff')
/** names the folder of the program below, for the workers of a run; a run that is given one builds none */
const BUILT = 'E2E_SHARED_DESK_FOLDER'
/** names another built page than the one in apps/web/dist */
const WEB = 'E2E_WEB_FOLDER'

/** Builds the program of the shared desk for a run of Playwright; answers a function that removes it. */
export function buildSharedDesk(): () => void {
  if (process.env[BUILT]) return () => undefined
  // below node_modules: where it finds what it imports, and no check looks at it
  const folder = mkdtempSync(join(BFF_FOLDER, 'node_modules', '.shared-desk-'))
  const rolldown = join(BFF_FOLDER, 'node_modules/.bin/rolldown')
  execFileSync(rolldown, ['--config', 'rolldown.tests.config.mjs', '--dir', folder], {
    cwd: BFF_FOLDER,
    stdio: 'ignore',
  })
  process.env[BUILT] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** A process that serves one desk after another; closing one and opening the next takes a fraction of a start. */
export type SharedDesk = {
  /** Opens the desk of `options`, which takes the place of the one before; its `discard` closes it. */
  readonly open: (options: DeskOptions) => Promise<DeskProcess>
  readonly end: () => Promise<void>
}

const refuse = (): never => {
  throw new Error('journeys share this desk: say test.use({ ownDesk: true })')
}

async function reset(server: ServerProcess, environment: Environment | null): Promise<void> {
  const answer = (await server.ask({ reset: environment })) as { readonly fault?: string }
  if (answer.fault) throw new Error(`the desk could not be opened: ${answer.fault}`)
}

async function startProcess(): Promise<ServerProcess> {
  const built = process.env[BUILT]
  if (!built) throw new Error(`${BUILT} is not set: playwright.config.ts builds the desk that journeys share`)
  const web = process.env[WEB]
  return await startServer('desk', [join(built, 'served-desk.mjs'), ...(web ? [web] : [])], {}, { ipc: true })
}

/** The process starts with the first desk. */
export function createSharedDesk(): SharedDesk {
  let started: Promise<ServerProcess> | null = null
  return {
    async open(options) {
      started ??= startProcess()
      const server = await started
      const complaintsBefore = server.stderr().length
      const desk = await startDesk(options, async (environment) => {
        await reset(server, environment)
        const stderr = () => server.stderr().slice(complaintsBefore)
        const close = () => reset(server, null)
        return { ...server, stderr, kill: close, stop: () => close().then(() => 0) }
      })
      return { ...desk, kill: refuse, restart: refuse, pid: refuse }
    },
    end: async () => void (await (await started)?.kill()),
  }
}
