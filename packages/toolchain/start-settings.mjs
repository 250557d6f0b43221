import { join, resolve } from 'node:path'
import { demoSecrets } from './demo-secrets.mjs'
import { freePort } from './free-port.mjs'
import { inRepository } from './repository-paths.mjs'

/**
 * @typedef {object} StartSettings
 * @property {NodeJS.ProcessEnv} desk environment of the desk
 * @property {NodeJS.ProcessEnv | null} marketplace environment of the stand-in without the desk's address; null: none runs
 */

/**
 * Read what `npm start` was asked for, and find the ports before anything is built.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<StartSettings>}
 */
export async function readStartSettings(env) {
  const host = env.HOST || '127.0.0.1'
  const port = readPort(env, 'PORT', 4310)
  await freePort(host, port, 'PORT')
  const data = env.MIMAMORI_DATA ? resolve(env.INIT_CWD ?? '.', env.MIMAMORI_DATA) : inRepository('data')
  const demo = env.MIMAMORI_DEMO || (env.NODE_ENV === 'production' ? '0' : '1')
  // of a demo somebody looks at, the greeting is the news; a line a request would bury it
  const quiet = demo === '1' && !env.LOG_LEVEL ? { LOG_LEVEL: 'warn' } : {}
  const desk = { ...env, ...quiet, HOST: host, PORT: String(port), MIMAMORI_DATA: data, MIMAMORI_DEMO: demo }
  // whoever names a receiver of their own has a marketplace already
  if (demo !== '1' || env.MIMAMORI_WEBHOOK_URL) return { desk, marketplace: null }

  const standIn = await freePort(
    '127.0.0.1',
    readPort(env, 'MARKETPLACE_PORT', port === 0 ? 0 : 4311),
    'MARKETPLACE_PORT',
  )
  const { webhookSecret, apiKey } = demoSecrets(data)
  return {
    desk: {
      ...desk,
      MIMAMORI_WEBHOOK_URL: `http://127.0.0.1:${standIn}/webhooks`,
      MIMAMORI_WEBHOOK_SECRET: webhookSecret,
      MIMAMORI_WEBHOOK_NETWORKS: '127.0.0.0/8',
      MIMAMORI_DEMO_API_KEY: apiKey,
    },
    marketplace: {
      ...env,
      MARKETPLACE_PORT: String(standIn),
      MARKETPLACE_DATA: env.MARKETPLACE_DATA || join(data, 'marketplace.json'),
      MIMAMORI_WEBHOOK_SECRET: webhookSecret,
      MIMAMORI_API_KEY: apiKey,
    },
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @param {number} otherwise
 */
function readPort(env, name, otherwise) {
  const wanted = env[name] ? Number(env[name]) : otherwise
  if (Number.isInteger(wanted) && wanted >= 0 && wanted < 65_536) return wanted
  throw new Error(`${name} must be a port between 0 and 65535; it is "${env[name]}".`)
}
