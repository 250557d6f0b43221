import type { NewPasskey, PasskeyAnswer } from '@mimamori/contract/staff/factor-contract'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { api } from '../api/api-client.ts'

/** Loaded when a passkey is used. */
const webauthn = () => import('@simplewebauthn/browser')

const IP_ADDRESS = /^[\d.]+$|:/

/** Can this browser use passkeys here? They belong to a host name: no browser makes one for an IP address. */
export const supportsPasskeys = (): boolean =>
  'PublicKeyCredential' in window && window.isSecureContext && !IP_ADDRESS.test(location.hostname)

/** The URL of this desk at `localhost`, for when it was opened by an IP address of this machine. */
export const localhostAddress = (): string =>
  `${location.protocol}//localhost${location.port ? `:${location.port}` : ''}`

/** The browser returned no passkey: it was cancelled, took too long, or there is none. */
export class NoPasskey extends Error {
  override readonly name = 'NoPasskey'
}

const orNoPasskey = <T>(call: Promise<T>): Promise<T> =>
  call.catch((cause: unknown) => {
    throw new NoPasskey('no passkey', { cause })
  })

/**
 * Has the browser sign with a passkey of the person who is signing in or signed in; where nobody is known, with any that
 * they choose.
 */
export async function getPasskeyAssertion(): Promise<PasskeyAnswer> {
  const [{ startAuthentication }, { ceremony, options }] = await Promise.all([webauthn(), api.session.askPasskey()])
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON
  const { id, response } = await orNoPasskey(startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature } = response
  return { ceremony, id, clientDataJSON, authenticatorData, signature }
}

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** Has the browser create a passkey, to be stored under this label. */
export async function createPasskey(label: string): Promise<NewPasskey> {
  const [{ startRegistration }, { ceremony, options }] = await Promise.all([webauthn(), api.security.beginPasskey()])
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON
  const { id, response } = await orNoPasskey(startRegistration({ optionsJSON }))
  const { clientDataJSON, attestationObject, transports = [] } = response
  const known = TRANSPORTS.filter((each) => transports.includes(each))
  return { ceremony, label, id, clientDataJSON, attestationObject, transports: known }
}
