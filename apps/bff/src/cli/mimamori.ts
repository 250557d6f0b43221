import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { DeskInUse } from '@mimamori/storage/open-storage'
import { retentionDays } from '@mimamori/storage/retention/retention-reads'
import { keptAuditKey } from '../audit/key.ts'
import { signIfDue } from '../audit/sign.ts'
import { verification } from '../audit/verification.ts'
import { recounted } from '../breakdown/recount.ts'
import { mustMakeDemo } from '../demo-database.ts'
import { nearest } from '../misspelled.ts'
import { type AppContext, createContext } from '../office.ts'
import { giveUp } from '../operations/give-up.ts'
import { dryRun } from '../retention/look.ts'
import { type Settings, settingsFrom } from '../settings.ts'
import { BACKUP_COMMANDS, runBackupCommand } from './backup.ts'
import { changeKey, keyStatus } from './change-key.ts'
import { COMMANDS, WRITES_THE_PAST, type WritingCommand } from './commands.ts'
import { examine, written } from './doctor/doctor.ts'
import { askRunningDesk } from './socket.ts'
import { OF_THE_DESK } from './whole-desk.ts'

type Args = Readonly<Record<string, string | undefined>>

/** A file as whoever gave it meant it: npm and pnpm run programs in folders of their own. */
const asGiven = (file: string): string => resolve(process.env.INIT_CWD ?? '.', file)

/** Commands that only look; they open the database read-only, beside a running desk. */
const LOOKING: Readonly<
  Record<string, { usage: string; look: (app: AppContext, args: Args) => Promise<{ said: string; ok: boolean }> }>
> = {
  'audit verify': {
    usage:
      'mimamori audit verify [--heads FILE] [--key PUBLIC]   recompute the log and compare it with every signed head; exit code 1 names the first bad row',
    look: async (app, { heads, key }) => {
      const status = await verification(app, { heads: heads === undefined ? heads : asGiven(heads), key })
      return { said: JSON.stringify(status), ok: status.ok }
    },
  },
  'audit key': {
    usage: 'mimamori audit key               the public key that signed heads are checked with',
    look: async ({ settings }) => {
      const key = keptAuditKey(settings)
      if (!key) return { said: 'there is no key yet: it is made with the first signed head', ok: false }
      return { said: JSON.stringify({ keyId: key.keyId, publicKey: key.publicKey }), ok: true }
    },
  },
  doctor: {
    usage:
      'mimamori doctor                  what is as it should be, worth a look, or wrong; exit code 1 if anything is wrong',
    look: async (app) => written(await examine(app)),
  },
  recount: {
    usage:
      'mimamori recount                 compare the counters of the breakdown with a count of all rows; exit code 1 names what differs',
    look: recounted,
  },
  'delivery list': {
    usage: 'mimamori delivery list           events by state',
    look: async (app) => ({ said: JSON.stringify(await outgoingCounts(app.storage.db)), ok: true }),
  },
  'retention --dry-run': {
    usage: 'mimamori retention --dry-run     what is past its time and would go now; nothing does',
    look: async (app) => {
      const counts = await dryRun(app, await retentionDays(app.storage.db))
      return { said: JSON.stringify(counts), ok: true }
    },
  },
}

/** Commands about the key itself; they want the desk stopped, or only look. */
const OF_THE_KEY: Readonly<Record<string, { usage: string; run: (settings: Settings) => Promise<string> }>> = {
  'key rotate': {
    usage: 'mimamori key rotate              change the personal key, the desk stopped; asked again it goes on',
    run: changeKey,
  },
  'key status': {
    usage: 'mimamori key status              which personal key is in use, and how much it seals',
    run: keyStatus,
  },
}

function unknown(command: string): string {
  const known = [COMMANDS, LOOKING, OF_THE_KEY, BACKUP_COMMANDS, OF_THE_DESK].flatMap((table) => Object.keys(table))
  const meant = nearest(command, known)
  return `mimamori ${command}: no such command${meant ? `; did you mean ${meant}?` : ''}; mimamori help lists all there are`
}

function usage(): string {
  const commands = [COMMANDS, LOOKING, OF_THE_KEY, BACKUP_COMMANDS, OF_THE_DESK].flatMap((table) =>
    Object.values(table),
  )
  const lines = commands.map((command) => `  ${command.usage}`)
  return ['Usage:', ...lines, 'The folder of the desk is MIMAMORI_DATA (./data).'].join('\n')
}

async function write(command: WritingCommand, args: Record<string, string>): Promise<string> {
  const settings = settingsFrom(process.env)
  if (WRITES_THE_PAST.includes(command)) mustMakeDemo(settings, command)
  try {
    const app = await createContext(settings)
    try {
      const said = await COMMANDS[command].run(app, args)
      await signIfDue(app)
      return said
    } finally {
      await app.storage.close()
    }
  } catch (fault) {
    if (!(fault instanceof DeskInUse)) throw fault
    return await askRunningDesk(settings.dataFolder, { command, args })
  }
}

async function look(command: string, args: Args): Promise<boolean> {
  const app = await createContext(settingsFrom(process.env), 'look')
  const { said, ok } = (await LOOKING[command]?.look(app, args)) ?? { said: usage(), ok: false }
  console.log(said)
  await app.storage.close()
  return ok
}

/** What was asked, taken apart. Throws a line that says which option there is not. */
function asked() {
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
    throw new Error(`${name.slice(1, -1)}: no such option, or not its value; mimamori help lists all there are`)
  }
}

async function run(): Promise<number> {
  const { positionals, values } = asked()
  const { replace = false, another = false, 'dry-run': dry = false, mend = false, help = false, ...rest } = values
  const { back = false, 'backup-taken': backupTaken = false, ...named } = rest
  if (help || positionals[0] === 'help') {
    console.log(usage())
    return 0
  }
  const args = another ? { ...named, another: 'yes' } : named
  const [first = '', file] = positionals
  const ofFiles = BACKUP_COMMANDS[first]
  if (ofFiles) return await runBackupCommand(ofFiles, settingsFrom(process.env), { file, to: args.to, replace })
  const [number] = positionals.filter((word) => /^\d+$/.test(word))
  const words = positionals.filter((word) => word !== number).join(' ')
  const command = `${words}${dry ? ' --dry-run' : ''}${mend ? ' --mend' : ''}`
  if (command in LOOKING) return (await look(command, args)) ? 0 : 1
  const ofTheKey = OF_THE_KEY[command]
  if (ofTheKey) {
    console.log(await ofTheKey.run(settingsFrom(process.env)))
    return 0
  }
  const ofTheDesk = OF_THE_DESK[command]
  if (ofTheDesk) {
    console.log(await ofTheDesk.run(settingsFrom(process.env), { to: args.to, back, backupTaken }))
    return 0
  }
  if (!(command in COMMANDS)) {
    console.error(command === '' ? usage() : unknown(command))
    return 1
  }
  console.log(await write(command as WritingCommand, number === undefined ? args : { ...args, number }))
  return 0
}

run().then(
  (code) => process.exit(code),
  (fault: unknown) => giveUp(fault, true),
)
