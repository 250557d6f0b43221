import { randomBytes } from 'node:crypto'
import { KeyName } from '@mimamori/contract/api-keys/api-key-contract'
import { Alias, Login } from '@mimamori/contract/people/person-contract'
import { erasure } from '@mimamori/copy/erasure/en'
import { API_KEY_SCOPES, KEY_OVERLAP_HOURS } from '@mimamori/policy/api-keys/api-key-rules'
import { ERASE_REASONS, type EraseRefusal, lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import { ROLES } from '@mimamori/policy/staff/role-permissions'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { outgoingDead } from '@mimamori/storage/delivery/delivery-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { createApiKey, replaceApiKey, revokeApiKey } from '../api-keys/create-api-key.ts'
import { listApiKeys } from '../api-keys/list-api-keys.ts'
import { signAuditHead } from '../audit/sign-audit-head.ts'
import { hashPassword } from '../auth/password-hashing.ts'
import { mendBreakdownByCommand } from '../breakdown/recount-breakdown.ts'
import { confirmClock } from '../clock/confirm-clock.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { reindex } from '../jobs/search-index-job.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { FILLED_DAYS, fillBench } from './bench-fill.ts'
import { type Args, requireArgument, requireFitting, requireOneOf } from './command-arguments.ts'
import { fillDemo } from './fill-demo.ts'
import { MODEL_COMMANDS } from './model-commands.ts'
import { createAdmin, inviteByCommand } from './people-commands.ts'

type Command = { readonly usage: string; readonly run: (app: AppContext, args: Args) => Promise<string> }

async function addStaff(app: AppContext, args: Args): Promise<string> {
  const login = requireFitting('login', args.login, Login).toLowerCase()
  const role = requireOneOf('role', args.role, ROLES)
  const language = requireOneOf('language', args.language ?? 'ja', LANGUAGES)
  const givenAlias = args.alias?.trim()
  if (!givenAlias && !Alias.safeParse(login).success)
    throw new Error('--alias: expected where the login is too long for one')
  const alias = givenAlias ? requireFitting('alias', givenAlias, Alias) : login
  if (await accountByLogin(app.storage.db, login)) throw new Error(`--login: ${login} exists already`)
  const password = randomBytes(15).toString('base64url')
  const at = app.clock.now()
  const passwordHash = await hashPassword(password)
  const added = { type: 'staff.added', id: newId(at), login, alias, role, passwordHash, language } as const
  // on a demo or test desk new people are eligible at once; a production desk has neither such people nor such a clock
  const { demo, testClock } = app.settings
  const eligibility = demo || testClock !== null ? ({ eligibility: 'settled' } as const) : {}
  await app.storage.write((tx) => record(tx, at, SYSTEM, { ...added, ...eligibility }))
  return `${login} (${role}), password: ${password}\nIt won't be shown again.`
}

async function addApiKeyByCommand(app: AppContext, args: Args): Promise<string> {
  const name = requireFitting('name', args.name, KeyName)
  const scopes = (args.scopes ?? API_KEY_SCOPES.join(','))
    .split(',')
    .map((scope) => requireOneOf('scopes', scope.trim(), API_KEY_SCOPES))
  return (await createApiKey(app, SYSTEM, { name, scopes })).secret
}

async function replaceApiKeyByCommand(app: AppContext, args: Args): Promise<string> {
  const overlapHours = Number(args.hours ?? KEY_OVERLAP_HOURS.usual)
  const { least, most } = KEY_OVERLAP_HOURS
  if (!Number.isInteger(overlapHours) || overlapHours < least || overlapHours > most)
    throw new Error(`--hours: expected ${least} to ${most}, got ${args.hours}`)
  return (await withApiKey(args, (id) => replaceApiKey(app, SYSTEM, { id, overlapHours }))).secret
}

/** Runs work on a key, with errors in words when there is no such key or it is revoked. */
async function withApiKey<T>(args: Args, work: (id: string) => Promise<T>): Promise<T> {
  const id = requireArgument('id', args.id)
  return await work(id).catch((fault: unknown) => {
    const { refusal } = refusalOf(fault) ?? {}
    if (refusal === 'not_found') throw new Error(`--id: there is no key ${id}; mimamori key list names all there are`)
    if (refusal === 'key_ended')
      throw new Error(`--id: ${id} was already revoked; create a new one with mimamori key add`)
    throw fault
  })
}

async function benchFill(app: AppContext, args: Args): Promise<string> {
  const cases = Number(requireArgument('number', args.number))
  const days = Number(args.days ?? FILLED_DAYS)
  if (!Number.isInteger(days) || days < 1 || days > FILLED_DAYS)
    throw new Error(`--days: expected 1 to ${FILLED_DAYS}, got ${args.days}`)
  await fillBench(app, cases, days)
  return `the desk has ${cases} cases`
}

async function redeliver(app: AppContext, _args: Args): Promise<string> {
  const rows = await outgoingDead(app.storage.db)
  const at = app.clock.now()
  await app.storage.write(async (tx) => {
    for (const row of rows) await record(tx, at, SYSTEM, { type: 'delivery.redelivered', row })
  })
  return `${rows.length} failed events are being sent again`
}

async function enableWebhook(app: AppContext, _args: Args): Promise<string> {
  const { webhook } = app.settings
  if (!webhook) throw new Error('MIMAMORI_WEBHOOK_URL is not set')
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, { type: 'endpoint.enabled', url: webhook.url }))
  return `resumed sending events to ${webhook.url}`
}

/** Whoever may run commands has the files of the desk in hand: they do what an admin may. */
export const OPERATOR = { id: SYSTEM, alias: '', role: 'admin' } as const

const { refusals } = erasure

async function eraseByCommand(app: AppContext, args: Args): Promise<string> {
  const memberId = requireArgument('member', args.member)
  const reason = requireOneOf('reason', args.reason, ERASE_REASONS)
  const erased = await eraseMember(app, OPERATOR, { memberId, reason, lastFour: lastFourOf(memberId) }).catch(
    (fault: { code?: string; data?: { refusal?: EraseRefusal } }) => {
      if (fault.code === 'NOT_FOUND') throw new Error(`--member: the desk has nothing of ${memberId}`)
      throw fault.data?.refusal ? new Error(`--member: nothing was erased. ${refusals[fault.data.refusal]}`) : fault
    },
  )
  return JSON.stringify(erased)
}

async function confirmByCommand(app: AppContext, _args: Args): Promise<string> {
  const { deskAt } = await confirmClock(app, SYSTEM).catch((fault: unknown) => {
    if (refusalOf(fault)?.refusal !== 'clock_not_in_doubt') throw fault
    throw new Error('clock confirm: the clock is fine; nothing to confirm')
  })
  return `clock confirmed; the desk time is now ${deskAt}`
}

/** Commands that write, by name. They run inside the desk's own process, or take its lock when none runs. */
export const COMMANDS = {
  demo: {
    usage: 'mimamori demo                    turn an empty desk into a demo with 14 months of history (permanent)',
    run: async (app) => {
      await fillDemo(app)
      return 'demo history created'
    },
  },
  'bench-fill': {
    usage: 'mimamori bench-fill N [--days D] fill an empty desk with N cases over 14 months, or D days, for benchmarks',
    run: benchFill,
  },
  'admin create': {
    usage:
      'mimamori admin create --login NAME --alias NAME [--language ja|en] [--another]   create the first admin and print a sign-in link',
    run: createAdmin,
  },
  'staff invite': {
    usage: 'mimamori staff invite --login NAME   create a new link for someone who lost access',
    run: inviteByCommand,
  },
  'staff add': {
    usage: `mimamori staff add --login NAME --role ${ROLES.join('|')} [--alias NAME] [--language ja|en]`,
    run: addStaff,
  },
  'key add': {
    usage: `mimamori key add --name NAME [--scopes ${API_KEY_SCOPES.join(',')}]   create an API key (shown once)`,
    run: addApiKeyByCommand,
  },
  'key list': {
    usage: 'mimamori key list                list API keys, their scopes and last use',
    run: async (app) => JSON.stringify(await listApiKeys(app)),
  },
  'key replace': {
    usage: 'mimamori key replace --id ID [--hours N]   create a new key; the old one works for N more hours (24)',
    run: replaceApiKeyByCommand,
  },
  'key revoke': {
    usage: 'mimamori key revoke --id ID      revoke a key right away',
    run: async (app, args) => {
      await withApiKey(args, (id) => revokeApiKey(app, SYSTEM, id))
      return `key ${args.id} revoked`
    },
  },
  erase: {
    usage: `mimamori erase --member ID --reason ${ERASE_REASONS.join('|')}   permanently erase a member's personal data`,
    run: eraseByCommand,
  },
  reindex: {
    usage: 'mimamori reindex                 rebuild the search index; works while the desk runs',
    run: async (app) => {
      await reindex(app, 'beside')
      return 'search index rebuilt'
    },
  },
  'recount --mend': {
    usage: 'mimamori recount --mend          repair the breakdown counters; other writes wait',
    run: mendBreakdownByCommand,
  },
  ...MODEL_COMMANDS,
  'clock confirm': {
    usage: "mimamori clock confirm           confirm that the machine's (or PostgreSQL's) clock is correct",
    run: confirmByCommand,
  },
  'audit sign': {
    usage: 'mimamori audit sign              sign the audit log now',
    run: async (app) => {
      const { at, head } = await signAuditHead(app, SYSTEM, 'asked')
      return JSON.stringify({ at, head })
    },
  },
  'delivery redeliver': { usage: 'mimamori delivery redeliver      resend failed events', run: redeliver },
  'delivery enable': {
    usage: 'mimamori delivery enable         resume sending after the endpoint answered 410',
    run: enableWebhook,
  },
} as const satisfies Readonly<Record<string, Command>>

export type WritingCommand = keyof typeof COMMANDS

/** Commands that write at instants of the past, where a running desk would end every lease and hold at once. */
export const PAST_WRITING_COMMANDS: readonly WritingCommand[] = ['demo', 'bench-fill']
