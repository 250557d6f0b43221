import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

/** Somebody as the company knows them. `amr`: how they are taken to have signed in there. */
export type OidcPerson = {
  readonly sub: string
  readonly email: string
  readonly verified: boolean
  readonly amr: readonly string[]
}

export type TestOidcProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly close: () => Promise<void>
}

const HOUR_SECONDS = 3600

const signInPage = (uid: string, people: readonly OidcPerson[]): string => {
  const buttons = people.map(({ sub, email }) => `<button name="sub" value="${sub}">${email}</button>`)
  return `<!doctype html><html lang="en"><title>Company</title><main><h1>Company</h1>
<form method="post" action="/interaction/${uid}">${buttons.join('')}<button name="sub" value="">Cancel</button></form></main></html>`
}

/**
 * A real OpenID provider on a port of its own, where one press signs in as one of these people. `returnTo`: the addresses
 * it sends people back to.
 */
export async function startOidcProvider(returnTo: string, people: readonly OidcPerson[]): Promise<TestOidcProvider> {
  const clientId = 'mimamori'
  const clientSecret = randomBytes(24).toString('hex')
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnTo] }],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'company' }] },
    features: { devInteractions: { enabled: false } },
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: HOUR_SECONDS,
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => {
      const person = people.find(({ sub }) => sub === id)
      if (!person) return undefined
      const { sub, email, verified } = person
      return { accountId: sub, claims: () => ({ sub, email, email_verified: verified }) }
    },
    // whoever works there has agreed to it
    loadExistingGrant: async (context) => {
      const { client, session, provider: here } = context.oidc
      const who = { clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' }
      const grant = new here.Grant(who)
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const ask = provider.callback()
  answer = async (request, response) => {
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '') ?? []
    if (!uid) return void ask(request, response)
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      return void response.end(signInPage(uid, people))
    }
    const chosen = new URLSearchParams(await text(request)).get('sub')
    const person = people.find(({ sub }) => sub === chosen)
    const outcome = person
      ? { login: { accountId: person.sub, amr: [...person.amr] } }
      : { error: 'access_denied', error_description: 'cancelled' }
    await provider.interactionFinished(request, response, outcome)
  }
  return {
    ...{ issuer, clientId, clientSecret },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/**
 * Signs in as a browser that was sent to `address`; an empty `sub` cancels. Returns the answer that the browser is sent
 * back with.
 */
export async function signInAtProvider(address: string, sub: string): Promise<Record<string, string>> {
  const cookies = new Map<string, string>()
  async function follow(url: string, init: RequestInit = {}): Promise<string> {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the company answered ${answer.status}`)
    return new URL(next, url).href
  }
  const authorization = await follow(address)
  const chosen = await follow(authorization, { method: 'POST', body: new URLSearchParams({ sub }) })
  const back = await follow(chosen)
  return Object.fromEntries(new URL(back).searchParams)
}
