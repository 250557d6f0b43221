import type { deskContract } from '@mimamori/contract/desk'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import type { Role } from '@mimamori/policy/staff/roles'
import type { Language } from '@mimamori/policy/staff/staff'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Desk } from './desk.ts'

type CallContext = { readonly idempotencyKey?: string }
export type DeskClient = ContractRouterClient<typeof deskContract, CallContext>

export type Account = { readonly login: string; readonly password: string }
export type Person = Account & { readonly client: DeskClient; readonly cookie: string; readonly id: string }

const DEMO_PASSWORD = 'mimamori-demo'
export const demoAccount = (login: 'sato' | 'tanaka'): Account => ({
  login,
  password: DEMO_PASSWORD,
})

const marks = { [CSRF_HEADER.name]: CSRF_HEADER.value }

/** The browser's API, called with this cookie. */
function clientOf(url: string, cookie: () => string, onCookie: (cookie: string) => void): DeskClient {
  const link = new RPCLink<CallContext>({
    url: `${url}${DESK_PREFIX}`,
    headers: ({ context }) => ({
      ...marks,
      cookie: cookie(),
      ...(context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
    }),
    async fetch(request, init) {
      const response = await fetch(request, init)
      const [pair] = response.headers.getSetCookie().map((line) => line.split(';')[0])
      if (pair) onCookie(pair)
      return response
    },
  })
  return createORPCClient(link)
}

/** Sign in over HTTP, as the page does. */
export async function signIn(url: string, { login, password }: Account): Promise<Person> {
  let cookie = ''
  const client = clientOf(
    url,
    () => cookie,
    (fresh) => {
      cookie = fresh
    },
  )
  const { me } = await client.session.signIn({ login, password })
  return { login, password, client, cookie, id: me.id }
}

/** Headers of a request made without the client: for load, where every millisecond of ours is taken from the desk. */
export const headersOf = ({ cookie }: Person): Record<string, string> => ({
  ...marks,
  cookie,
  'content-type': 'application/json',
})

/** Make an account by the command an operator uses; its password is the one the command shows. */
export async function addStaff(
  desk: Desk,
  login: string,
  role: Role = 'moderator',
  language: Language = 'ja',
): Promise<Account> {
  const words = ['staff', 'add', '--login', login, '--role', role, '--language', language]
  const { code, said, complained } = await desk.command(...words)
  const password = /password: (\S+)/.exec(said)?.[1]
  if (code !== 0 || !password) throw new Error(`staff add: ${complained}`)
  return { login, password }
}

/** So many new people at a desk, all signed in: `person1`, `person2` … unless named otherwise. */
export async function seedStaff(desk: Desk, count: number, name = 'person'): Promise<Person[]> {
  const people: Person[] = []
  for (let n = 1; n <= count; n++) people.push(await signIn(desk.url, await addStaff(desk, `${name}${n}`)))
  return people
}
