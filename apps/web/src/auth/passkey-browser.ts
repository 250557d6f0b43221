import type { NewPasskey, PasskeyAnswer } from '@mimamori/contract/staff/factor-contract'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { api } from '../api/api-client.ts'

/** Loaded when somebody asks for a passkey. */
const webauthn = () => import('@simplewebauthn/browser')

const ADDRESS = /^[\d.]+$|:/

/** Can this browser show passkeys here? They belong to a name: at a bare address no browser makes one. */
export const supportsPasskeys = (): boolean =>
  'PublicKeyCredential' in window && window.isSecureContext && !ADDRESS.test(location.hostname)

/** The same desk by a name, where this machine itself is meant. */
export const localhostAddress = (): string =>
  `${location.protocol}//localhost${location.port ? `:${location.port}` : ''}`

/** The browser did not come to a passkey: it was cancelled, took too long, or there is none. */
export class NoPasskey extends Error {
  override readonly name = 'NoPasskey'
}

const orNoPasskey = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((cause: unknown) => {
    throw new NoPasskey('no passkey', { cause })
  })

/** Have the browser sign with a passkey: one of whoever is signed in or arriving, else whichever the person chooses. */
export async function getPasskeyAssertion(): Promise<PasskeyAnswer> {
  const [{ startAuthentication }, { ceremony, options }] = await Promise.all([webauthn(), api.session.askPasskey()])
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON
  const { id, response } = await orNoPasskey(startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature } = response
  return { ceremony, id, clientDataJSON, authenticatorData, signature }
}

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** Have the browser make a passkey under this name. */
export async function createPasskey(label: string): Promise<NewPasskey> {
  const [{ startRegistration }, { ceremony, options }] = await Promise.all([webauthn(), api.security.beginPasskey()])
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON
  const { id, response } = await orNoPasskey(startRegistration({ optionsJSON }))
  const { clientDataJSON, attestationObject, transports = [] } = response
  const known = TRANSPORTS.filter((each) => transports.includes(each))
  return { ceremony, label, id, clientDataJSON, attestationObject, transports: known }
}
