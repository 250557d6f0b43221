/**
 * Makes the databases stored in this folder with the program it is run from: see README.md. Run from the root of the
 * repository: `node apps/bff/src/testing/stored-desks/make-stored-desks.ts`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { exampleMembers, isDoubtful } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { dumpAsSql } from '@mimamori/testing-postgres/sql-dump'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { createApiKey } from '../../api-keys/create-api-key.ts'
import { signAuditHead } from '../../audit/sign-audit-head.ts'
import { hashPassword } from '../../auth/password-hashing.ts'
import { planAppeals } from '../../cli/demo-appeals.ts'
import { planClosings } from '../../cli/demo-closings.ts'
import { planGuideline } from '../../cli/demo-guideline.ts'
import { planNotices } from '../../cli/demo-notices.ts'
import { planDays } from '../../cli/demo-plan.ts'
import { createScene, type DemoScene } from '../../cli/demo-scene.ts'
import { planToday } from '../../cli/demo-today.ts'
import { planWithdrawals } from '../../cli/demo-withdrawals.ts'
import { createTimeline } from '../../cli/event-timeline.ts'
import { migrationsFolder } from '../../config/program-files.ts'
import { settingsFrom } from '../../config/server-settings.ts'
import { createContext } from '../../create-context.ts'
import { ingestArrival } from '../../intake/ingest-arrival.ts'
import type { AppContext } from '../../runtime/app-context.ts'
import { fixedClock } from '../fixed-clock.ts'

const HERE = new URL('.', import.meta.url).pathname
const DAY = 86_400
const MEMBERS = 60
/** the release day of the version that the databases belong to */
const NOW = '2026-11-27T03:00:00.000Z'
/** early enough that the month before the last is whole, and closed */
const FROM = plusSeconds(NOW, -90 * DAY)
/** days on which jobs arrive: two weeks of the month that is closed */
const BUSY = { from: plusSeconds(NOW, -85 * DAY), until: plusSeconds(NOW, -71 * DAY) }

const keys = JSON.parse(readFileSync(join(HERE, 'keys.json'), 'utf8'))

const PEOPLE: readonly (readonly [login: string, role: Role])[] = [
  ['abe', 'moderator'],
  ['brown', 'moderator'],
  ['chiba', 'lead'],
  ['doi', 'lead'],
  ['endo', 'approver'],
  ['fujii', 'auditor'],
  ['goto', 'admin'],
]

async function addPeople(app: AppContext): Promise<Staff[]> {
  const passwordHash = await hashPassword(keys.password)
  const people: Staff[] = []
  for (const [login, role] of PEOPLE) {
    const person = { id: newId(FROM), alias: login, role }
    const added = { type: 'staff.added', ...person, login, passwordHash, language: 'ja' } as const
    await app.storage.write((tx) => record(tx, FROM, SYSTEM, added))
    people.push(person)
  }
  return people
}

/** A scene like that of the demo, with people of its own: it has no demo account. */
async function createDeskScene(app: AppContext): Promise<DemoScene> {
  const people = await addPeople(app)
  const leads = people.filter(({ role }) => role === 'lead')
  const members = exampleMembers(createSeededRandom(1), MEMBERS, NOW)
  const { schedule, writeUntil } = createTimeline(app.storage)
  const scheduleArrival: DemoScene['scheduleArrival'] = (at, arrival) => {
    const write = ingestArrival(arrival, app)
    schedule(at, async (tx, then) => void (await write(tx, then, SYSTEM)))
  }
  for (const body of members) scheduleArrival(FROM, { kind: 'member', body })
  return {
    random: createSeededRandom(2),
    members,
    clients: members.filter((member) => member.roles.includes('client')),
    doubtful: members.filter(isDoubtful),
    freelancers: members.filter((member) => member.roles.includes('freelancer')),
    moderators: people.filter(({ role }) => role === 'moderator' || role === 'approver'),
    leads,
    from: FROM,
    until: plusSeconds(NOW, -2 * 3600),
    schedule,
    scheduleArrival,
    writeUntil,
  }
}

async function addDisclosures(app: AppContext, { moderators, clients }: DemoScene): Promise<void> {
  const [staff] = moderators
  const [first, second] = clients
  if (!staff || !first || !second) throw new Error('nobody to show, or nobody to see')
  const at = plusSeconds(NOW, -5 * 3600)
  await app.storage.write(async (tx) => {
    const seen = { staffId: staff.id, memberId: first.id, field: 'phone', caseId: null, proof: null } as const
    await record(tx, at, staff.id, { type: 'member.revealed', reason: 'report', ...seen })
    const found = { staffId: staff.id, field: 'email', memberIds: [second.id], reason: 'member_contact' } as const
    await record(tx, at, staff.id, { type: 'member.looked_up', ...found })
  })
}

type Kind = 'desk' | 'demo'

async function fill(app: AppContext, scene: DemoScene, kind: Kind): Promise<void> {
  planGuideline(scene, NOW)
  if (kind === 'desk') planDays({ ...scene, ...BUSY })
  planToday(scene, NOW)
  planWithdrawals(scene, NOW)
  planAppeals(scene, NOW)
  planClosings(scene, NOW)
  planNotices(app, scene, NOW)
  await scene.writeUntil(NOW)
}

/** Makes one stored desk in this data folder, on this database. */
async function make(kind: Kind, folder: string, environment: Record<string, string> = {}): Promise<void> {
  const settings = settingsFrom({
    MIMAMORI_DATA: folder,
    MIMAMORI_DEMO: kind === 'demo' ? '1' : '0',
    MIMAMORI_PERSONAL_KEY: keys.personal,
    MIMAMORI_AUDIT_KEY: keys.audit,
    LOG_LEVEL: 'warn',
    ...environment,
  })
  const app: AppContext = { ...(await createContext(settings)), clock: fixedClock(() => NOW) }
  const demo = { members: MEMBERS, from: plusSeconds(NOW, -12 * DAY), until: plusSeconds(NOW, -2 * 3600) }
  const scene = kind === 'demo' ? await createScene(app, demo) : await createDeskScene(app)
  await fill(app, scene, kind)
  if (kind === 'desk') await addDisclosures(app, scene)
  await createApiKey(app, SYSTEM, { name: 'marketplace', scopes: ['intake:write', 'effects:read'] })
  await signAuditHead(app, SYSTEM, 'asked')
  await app.searchWorker.close()
  await app.storage.close()
}

/** Stores a desk of each engine, and the file of its signed heads beside it. */
async function store(kind: Kind, server: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-stored-'))
  const keep = (name: string, bytes: Buffer): void => {
    const packed = brotliCompressSync(bytes)
    writeFileSync(join(HERE, `${name}.br`), packed, { mode: 0o644 })
    console.log(`${name}.br: ${packed.length} bytes`)
  }
  await make(kind, folder)
  keep(`${kind}.db`, readFileSync(join(folder, 'mimamori.db')))
  keep(`${kind}.db.heads`, readFileSync(join(folder, 'audit-heads.jsonl')))
  rmSync(folder, { recursive: true })
  const url = await newDatabase(server)
  const heads = mkdtempSync(join(tmpdir(), 'mimamori-stored-'))
  await make(kind, heads, {
    DATABASE_URL: url,
    MIMAMORI_DATABASE_LANES: '2',
    MIMAMORI_AUDIT_HEADS: join(heads, 'heads'),
  })
  keep(`${kind}.sql`, Buffer.from(await dumpAsSql(url, join(migrationsFolder(), 'postgres'))))
  keep(`${kind}.sql.heads`, readFileSync(join(heads, 'heads')))
  rmSync(heads, { recursive: true })
}

const server = await startPostgres()
try {
  await store('desk', server.url)
  await store('demo', server.url)
} finally {
  await server.stop()
}
process.exit(0)
