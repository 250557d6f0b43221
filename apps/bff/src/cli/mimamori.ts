import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { DeskInUse } from '@mimamori/storage/open-storage'
import { retentionDays } from '@mimamori/storage/retention/retention-reads'
import { loadAuditKey } from '../audit/audit-key.ts'
import { signHeadIfDue } from '../audit/sign-audit-head.ts'
import { verifyAuditLog } from '../audit/verify-audit-log.ts'
import { checkBreakdown } from '../breakdown/recount-breakdown.ts'
import { nearestName } from '../config/did-you-mean.ts'
import { type Settings, settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { dryRunRetention } from '../retention/get-retention-state.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { requireDemoAllowed } from '../startup/demo-database.ts'
import { exitWithError } from '../startup/exit-with-error.ts'
import { BACKUP_COMMANDS, runBackupCommand } from './backup-commands.ts'
import { changeKey, keyStatus } from './change-key.ts'
import { runOnRunningDesk } from './command-socket.ts'
import { formatFindings, runChecks } from './doctor/run-doctor.ts'
import { listModels } from './model-commands.ts'
import { DESK_COMMANDS } from './whole-desk-commands.ts'
import { COMMANDS, PAST_WRITING_COMMANDS, type WritingCommand } from './write-commands.ts'

type Args = Readonly<Record<string, string | undefined>>

/** The absolute path of a file argument: npm and pnpm run programs in another folder than the one they were called in. */
const resolveGivenPath = (file: string): string => resolve(process.env.INIT_CWD ?? '.', file)

/** Commands that only look; they open the database read-only, beside a running desk. */
const READ_COMMANDS: Readonly<
  Record<string, { usage: string; run: (app: AppContext, args: Args) => Promise<{ output: string; ok: boolean }> }>
> = {
  'audit verify': {
    usage:
      'mimamori audit verify [--heads FILE] [--key PUBLIC]   verify the log against every signed head; exits 1 and names the first bad row',
    run: async (app, { heads, key }) => {
      const status = await verifyAuditLog(app, { heads: heads === undefined ? heads : resolveGivenPath(heads), key })
      return { output: JSON.stringify(status), ok: status.ok }
    },
  },
  'audit key': {
    usage: 'mimamori audit key               show the public key for checking signed heads',
    run: async ({ settings }) => {
      const key = loadAuditKey(settings)
      if (!key) return { output: 'no key yet; it is created with the first signed head', ok: false }
      return { output: JSON.stringify({ keyId: key.keyId, publicKey: key.publicKey }), ok: true }
    },
  },
  doctor: {
    usage: 'mimamori doctor                  check the setup; exits 1 if anything is wrong',
    run: async (app) => formatFindings(await runChecks(app)),
  },
  recount: {
    usage:
      'mimamori recount                 check the breakdown counters against all rows; exits 1 and lists differences',
    run: checkBreakdown,
  },
  'model list': {
    usage: 'mimamori model list              list trained models with state and figures',
    run: async (app) => ({ output: await listModels(app), ok: true }),
  },
  'delivery list': {
    usage: 'mimamori delivery list           count events by state',
    run: async (app) => ({ output: JSON.stringify(await outgoingCounts(app.storage.db)), ok: true }),
  },
  'retention --dry-run': {
    usage: 'mimamori retention --dry-run     show what would be deleted now, without deleting it',
    run: async (app) => {
      const counts = await dryRunRetention(app, await retentionDays(app.storage.db))
      return { output: JSON.stringify(counts), ok: true }
    },
  },
}

/** Commands about the key itself; they want the desk stopped, or only look. */
const KEY_COMMANDS: Readonly<Record<string, { usage: string; run: (settings: Settings) => Promise<string> }>> = {
  'key rotate': {
    usage: 'mimamori key rotate              change the personal key (stop the desk first); run again to resume',
    run: changeKey,
  },
  'key status': {
    usage: 'mimamori key status              show which personal key is in use and how much it seals',
    run: keyStatus,
  },
}

function unknownCommand(command: string): string {
  const known = [COMMANDS, READ_COMMANDS, KEY_COMMANDS, BACKUP_COMMANDS, DESK_COMMANDS].flatMap((table) =>
    Object.keys(table),
  )
  const meant = nearestName(command, known)
  return `mimamori ${command}: no such command${meant ? `; did you mean ${meant}?` : ''}; run mimamori help for a list`
}

function usage(): string {
  const commands = [COMMANDS, READ_COMMANDS, KEY_COMMANDS, BACKUP_COMMANDS, DESK_COMMANDS].flatMap((table) =>
    Object.values(table),
  )
  const lines = commands.map((command) => `  ${command.usage}`)
  return ['Usage:', ...lines, 'The desk folder is MIMAMORI_DATA (default ./data).'].join('\n')
}

async function runWriteCommand(command: WritingCommand, args: Record<string, string>): Promise<string> {
  const settings = settingsFrom(process.env)
  if (PAST_WRITING_COMMANDS.includes(command)) requireDemoAllowed(settings, command)
  try {
    const app = await createContext(settings)
    try {
      const output = await COMMANDS[command].run(app, args)
      await signHeadIfDue(app)
      return output
    } finally {
      await app.storage.close()
    }
  } catch (fault) {
    if (!(fault instanceof DeskInUse)) throw fault
    return await runOnRunningDesk(settings.dataFolder, { command, args })
  }
}

async function runReadCommand(command: string, args: Args): Promise<boolean> {
  const app = await createContext(settingsFrom(process.env), 'look')
  const { output, ok } = (await READ_COMMANDS[command]?.run(app, args)) ?? { output: usage(), ok: false }
  console.log(output)
  await app.storage.close()
  return ok
}

/** The parsed arguments. Throws a one-line message for an unknown option. */
function parseCommandLine() {
  const text = { type: 'string' } as const
  const options = {
    help: { type: 'boolean' },
    login: text,
    role: text,
    alias: text,
    language: text,
    name: text,
    scopes: text,
    id: text,
    hours: text,
    days: text,
    member: text,
    reason: text,
    to: text,
    heads: text,
    key: text,
    replace: { type: 'boolean' },
    another: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    mend: { type: 'boolean' },
    back: { type: 'boolean' },
    'backup-taken': { type: 'boolean' },
  } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (fault) {
    const [name] = /'--?[^']*'/.exec(fault instanceof Error ? fault.message : '') ?? []
    if (!name) throw fault
    throw new Error(`${name.slice(1, -1)}: no such option, or invalid value; run mimamori help for a list`)
  }
}

async function run(): Promise<number> {
  const { positionals, values } = parseCommandLine()
  const { replace = false, another = false, 'dry-run': dry = false, mend = false, help = false, ...rest } = values
  const { back = false, 'backup-taken': backupTaken = false, ...named } = rest
  if (help || positionals[0] === 'help') {
    console.log(usage())
    return 0
  }
  const args = another ? { ...named, another: 'yes' } : named
  const [first = '', file, version] = positionals
  if (first === 'model' && file === 'activate') {
    console.log(await runWriteCommand('model activate', { ...args, version: version ?? '' }))
    return 0
  }
  const ofFiles = BACKUP_COMMANDS[first]
  if (ofFiles) return await runBackupCommand(ofFiles, settingsFrom(process.env), { file, to: args.to, replace })
  const [number] = positionals.filter((word) => /^\d+$/.test(word))
  const words = positionals.filter((word) => word !== number).join(' ')
  const command = `${words}${dry ? ' --dry-run' : ''}${mend ? ' --mend' : ''}`
  if (command in READ_COMMANDS) return (await runReadCommand(command, args)) ? 0 : 1
  const ofTheKey = KEY_COMMANDS[command]
  if (ofTheKey) {
    console.log(await ofTheKey.run(settingsFrom(process.env)))
    return 0
  }
  const ofTheDesk = DESK_COMMANDS[command]
  if (ofTheDesk) {
    console.log(await ofTheDesk.run(settingsFrom(process.env), { to: args.to, back, backupTaken }))
    return 0
  }
  if (!(command in COMMANDS)) {
    console.error(command === '' ? usage() : unknownCommand(command))
    return 1
  }
  console.log(await runWriteCommand(command as WritingCommand, number === undefined ? args : { ...args, number }))
  return 0
}

run().then(
  (code) => process.exit(code),
  (fault: unknown) => exitWithError(fault, true),
)
