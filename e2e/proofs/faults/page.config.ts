import { join } from 'node:path'
import { ROOT } from '../../harness/server-processes.ts'
import { FAULT_VARIABLE, plantedFault, wasPlanted } from './planted-fault-plugin.ts'

const { default: page } = await import(join(ROOT, 'apps/web/vite.config.ts'))

/** A fault that is not in the page would survive every journey. */
const faultIsInPage = {
  name: 'fault-is-in-page',
  buildEnd() {
    if (process.env[FAULT_VARIABLE] && !wasPlanted()) throw new Error('the page does not contain this file')
  },
}

/** half of a build, and the page is the same without */
const COMPRESSED = 'compressed'
const plugins = page.plugins.filter((plugin: { readonly name?: string }) => plugin.name !== COMPRESSED)

/** The page as it is built for the product, with a fault. */
export default { ...page, plugins: [plantedFault(), ...plugins, faultIsInPage] }
