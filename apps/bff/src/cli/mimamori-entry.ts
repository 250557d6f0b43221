/** The entry of `mimamori.mjs`: an older Node cannot even load the rest. */
import { requireNode } from '../startup/node-version.ts'

requireNode()
void import('./mimamori.ts')
