import { createPlayer, enrolApp, type Player, type RecordedDesk, stepUp } from './recorded-desk.ts'

/** Who is at the desk of a recorded run. Not all of the demo's logins: a database with those is taken for one. */
export type Cast = Readonly<Record<'admin' | 'sato' | 'maya' | 'kimura' | 'tanaka' | 'nakano' | 'noda', Player>>

type Link = { readonly id: string; readonly token: string }
type PersonLine = { readonly id: string; readonly login: string }

const PASSWORD = 'a long password of a recorded run'
export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS

async function accept(desk: RecordedDesk, login: string, token: string): Promise<Player> {
  const player = createPlayer(login, PASSWORD)
  await desk.call(player, 'session/lookAtInvitation', { token })
  await desk.call(player, 'session/acceptInvitation', { token, password: 'short' }, { as: 'a short password' })
  await desk.call(player, 'session/acceptInvitation', { token, password: PASSWORD })
  await enrolApp(desk, player)
  await desk.call(null, 'session/lookAtInvitation', { token }, { as: 'used up' })
  return player
}

/** Somebody the operator adds, who counts as confirmed at once. */
async function addByCommand(desk: RecordedDesk, login: string, role: string): Promise<Player> {
  const { stdout } = await desk.command('staff', 'add', '--login', login, '--role', role, '--language', 'ja')
  const player = createPlayer(login, /password: (\S+)/.exec(stdout)?.[1] ?? '')
  await desk.call(player, 'session/signIn', { login, password: player.password })
  await desk.call(player, 'queue/counts', undefined, { as: 'without a second factor' })
  await enrolApp(desk, player)
  return player
}

/** The first admin, two leads, and those the admin invites; who they are, and what is refused on the way. */
export async function gatherPeople(desk: RecordedDesk): Promise<Cast> {
  const { stdout } = await desk.command('admin', 'create', '--login', 'admin', '--alias', '管理者')
  const admin = await accept(desk, 'admin', /invitation#(\S+)/.exec(stdout)?.[1] ?? '')
  const tanaka = await addByCommand(desk, 'tanaka', 'lead')
  const nakano = await addByCommand(desk, 'nakano', 'lead')
  await desk.command('staff', 'add', '--login', 'tanaka', '--role', 'lead')
  await stepUp(desk, admin)
  const people = {
    sato: { login: 'sato', alias: '佐藤', role: 'moderator', queues: [], language: 'ja' },
    maya: { login: 'maya', alias: 'Maya', role: 'moderator', queues: ['flagged'], language: 'en' },
    kimura: { login: 'kimura', alias: '木村', role: 'approver', queues: [], language: 'ja' },
    noda: { login: 'noda', alias: 'noda', role: 'auditor', queues: [], language: 'ja' },
  }
  const come = async ({ login, ...person }: (typeof people)[keyof typeof people]) => {
    const { token } = await desk.call<Link>(admin, 'people/add', { login, ...person })
    return await accept(desk, login, token)
  }
  const sato = await come(people.sato)
  const maya = await come(people.maya)
  const kimura = await come(people.kimura)
  const noda = await come(people.noda)
  await desk.call(tanaka, 'people/add', people.sato, { as: 'not permitted' })
  await stepUp(desk, admin)
  await desk.call(admin, 'people/add', people.sato, { as: 'a login that is taken' })
  await desk.call(admin, 'people/add', { ...people.sato, login: 'other' }, { as: 'an alias that is taken' })
  await desk.call(admin, 'people/add', { ...people.sato, login: 'no good', role: 'king' }, { as: 'bad fields' })
  return { admin, tanaka, nakano, sato, maya, kimura, noda }
}

/** A lead confirms who came, people are changed, disabled and brought back. */
export async function managePeople(desk: RecordedDesk, { admin, tanaka, sato, maya, noda }: Cast): Promise<void> {
  const { people } = await desk.call<{ people: PersonLine[] }>(admin, 'people/list')
  const idOf = (login: string) => ({ id: people.find((each) => each.login === login)?.id ?? '' })
  await desk.call(tanaka, 'people/toConfirm')
  await desk.call(sato, 'people/standing')
  await desk.call(tanaka, 'people/confirm', idOf('sato'), { as: 'no second factor of late' })
  await stepUp(desk, tanaka)
  for (const login of ['sato', 'maya', 'kimura']) await desk.call(tanaka, 'people/confirm', idOf(login))
  await desk.call(tanaka, 'people/confirm', idOf('sato'), { as: 'once more' })
  await stepUp(desk, admin)
  const self = { ...idOf('admin'), alias: '管理者', queues: [] }
  await desk.call(admin, 'people/change', { ...self, role: 'lead' }, { as: 'their own role' })
  await desk.call(admin, 'people/disable', idOf('admin'), { as: 'themselves' })
  await desk.call(admin, 'people/change', { ...idOf('noda'), alias: '野田', role: 'auditor', queues: [] })
  await desk.call(noda, 'session/current')
  const guest = { login: 'guest', alias: '客', role: 'moderator', queues: [], language: 'ja' }
  await desk.call(admin, 'people/add', guest)
  const { people: more } = await desk.look<{ people: PersonLine[] }>(admin, 'people/list')
  const guestId = { id: more.find(({ login }) => login === 'guest')?.id ?? '' }
  await desk.call(admin, 'people/disable', guestId)
  await desk.call(admin, 'people/disable', guestId, { as: 'once more' })
  await desk.call(admin, 'people/invite', guestId, { as: 'somebody disabled' })
  await desk.call(admin, 'people/enable', guestId)
  await desk.call(admin, 'people/enable', guestId, { as: 'once more' })
  await desk.call(admin, 'people/invite', guestId)
  await desk.call(admin, 'people/endSessions', idOf('maya'))
  await desk.call(maya, 'queue/counts', undefined, { as: 'a session that was ended' })
  await desk.call(admin, 'people/list', undefined, { as: 'as they are now' })
}

/** Ways in that are refused, and what people do about their own sign-in. */
export async function signInAndOut(desk: RecordedDesk, { sato, maya, tanaka }: Cast): Promise<void> {
  await desk.call(null, 'session/current')
  await desk.call(null, 'queue/counts', undefined, { as: 'a stranger' })
  await desk.call(null, 'session/signIn', { login: 'sato', password: 'wrong' }, { as: 'a wrong password' })
  await desk.call(null, 'session/signIn', { login: 'nobody', password: 'wrong' }, { as: 'nobody known' })
  await desk.call(null, 'session/signIn', { login: 'sato' }, { as: 'no password' })
  await desk.call(null, 'session/oidcBegin')
  maya.cookies.clear()
  await desk.call(maya, 'session/signIn', { login: maya.login, password: maya.password })
  await desk.call(maya, 'session/showFactor', { by: 'recovery', code: 'wrong' }, { as: 'a wrong recovery code' })
  await desk.call(maya, 'session/current', undefined, { as: 'before the second factor' })
  desk.clock.advance(MINUTE_MS)
  await desk.signIn(maya)
  await desk.call(maya, 'session/prefer', { language: 'ja', theme: 'dark', preferences: { singleKeys: false } })
  await desk.call(maya, 'session/prefer', { preferences: { decisionDelayMs: 1 } }, { as: 'out of bounds' })
  await desk.call(maya, 'session/list')
  await desk.call(maya, 'session/revokeOthers')
  await desk.call(maya, 'session/ways')
  const { factors } = await desk.call<{ factors: { id: string }[] }>(maya, 'security/mine')
  const [factor] = factors
  await desk.call(maya, 'security/renameFactor', { id: factor?.id, label: 'new name' })
  await desk.call(maya, 'security/removeFactor', { id: factor?.id }, { as: 'the last one' })
  const next = 'another long password of a run'
  await desk.call(maya, 'security/changePassword', { current: 'wrong', next }, { as: 'a wrong one' })
  await desk.call(
    maya,
    'security/changePassword',
    { current: maya.password, next: 'password12345' },
    { as: 'a common one' },
  )
  await desk.call(maya, 'security/changePassword', { current: maya.password, next })
  maya.password = next
  await desk.call(maya, 'session/signOut')
  await desk.call(maya, 'session/current', undefined, { as: 'signed out' })
  await desk.call(sato, 'session/askPasskey')
  await desk.call(tanaka, 'security/makeRecoveryCodes')
  await desk.call(tanaka, 'session/current', undefined, { method: 'GET', as: 'another method' })
  await desk.call(
    tanaka,
    'session/prefer',
    { theme: 'light' },
    { headers: { 'x-mimamori': '' }, as: 'from another site' },
  )
  await desk.call(tanaka, 'nothing/there')
  await desk.call(tanaka, 'session/prefer', undefined, { raw: '{', as: 'no JSON' })
}
