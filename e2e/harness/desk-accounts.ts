import type { deskContract } from '@mimamori/contract/desk-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from 'playwright'
import { type Authenticator, enrolAuthenticator, nextCode } from './authenticator-app.ts'
import type { DeskProcess } from './desk-process.ts'

type CallContext = { readonly idempotencyKey?: string }
export type DeskClient = ContractRouterClient<typeof deskContract, CallContext>

/** `app`: what shows their second factor; accounts of the demo have none. `cookie`: of a session they are in already. */
export type Account = {
  readonly login: string
  readonly password: string
  readonly app?: Authenticator
  readonly cookie?: string
}
export type Person = Account & { readonly client: DeskClient; readonly cookie: string; readonly id: string }

const DEMO_PASSWORD = 'mimamori-demo'
export const demoAccount = (login: 'sato' | 'tanaka' | 'nakano' | 'kimura' | 'admin'): Account => ({
  login,
  password: DEMO_PASSWORD,
})

const CSRF_HEADERS = { [CSRF_HEADER.name]: CSRF_HEADER.value }

/** The browser's API, called with this cookie. */
function createDeskClient(url: string, cookie: () => string, onCookie: (cookie: string) => void): DeskClient {
  const link = new RPCLink<CallContext>({
    url: `${url}${DESK_PREFIX}`,
    headers: ({ context }) => ({
      ...CSRF_HEADERS,
      cookie: cookie(),
      ...(context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
    }),
    async fetch(request, init) {
      const response = await fetch(request, init)
      const session = response.headers.getSetCookie().find((line) => line.startsWith('__Host-mimamori='))
      if (session) onCookie(session.split(';')[0] ?? '')
      return response
    },
  })
  return createORPCClient(link)
}

/** Sign in over HTTP, as the page does; whoever comes for the first time sets up an authenticator app. */
export async function signIn(url: string, account: Account): Promise<Person> {
  let cookie = ''
  const client = createDeskClient(
    url,
    () => cookie,
    (fresh) => {
      cookie = fresh
    },
  )
  const { login, password } = account
  const next = await client.session.signIn({ login, password })
  if (next.at === 'in') return { ...account, client, cookie, id: next.me.id }
  if (next.at === 'factor') {
    if (!account.app) throw new Error(`${login} has a second factor that is not known here`)
    const { me } = await client.session.showFactor({ by: 'code', code: await nextCode(account.app) })
    return { ...account, client, cookie, id: me.id }
  }
  const { ceremony, secret } = await client.security.beginTotp()
  const finish = (code: string) => client.security.finishTotp({ ceremony, code, label: 'test' })
  const [app, { me }] = await enrolAuthenticator(secret, finish)
  return { login, password, app, client, cookie, id: me.id }
}

/** Sign in on the page that is shown, wherever that leads. */
export async function signInOnPage(page: Page, { login, password, app }: Account): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  if (!app) return
  await page.locator('input[name=code]').fill(await nextCode(app))
  await page.keyboard.press('Enter')
}

/** Headers of a request made without the client: for load, where every millisecond of ours is taken from the desk. */
export const sessionHeaders = ({ cookie }: Person): Record<string, string> => ({
  ...CSRF_HEADERS,
  cookie,
  'content-type': 'application/json',
})

/** Make an account as the operator's command does; its password is the one it shows. */
export async function createAccount(
  desk: DeskProcess,
  login: string,
  role: Role = 'moderator',
  language: Language = 'ja',
): Promise<Account> {
  const password = /password: (\S+)/.exec(await desk.ask('staff add', { login, role, language }))?.[1]
  if (!password) throw new Error(`staff add: no password for ${login}`)
  return { login, password }
}

/** Make an account, and have it set up its second factor. */
export async function addStaff(...whom: Parameters<typeof createAccount>): Promise<Account> {
  const { login, password, app, cookie } = await signIn(whom[0].url, await createAccount(...whom))
  return { login, password, cookie, ...(app ? { app } : {}) }
}

/** So many new people at a desk, all signed in: `person1`, `person2` … unless named otherwise. */
export async function seedStaff(desk: DeskProcess, count: number, name = 'person'): Promise<Person[]> {
  const come = async (_: unknown, n: number) => signIn(desk.url, await createAccount(desk, `${name}${n + 1}`))
  return await Promise.all(Array.from({ length: count }, come))
}
