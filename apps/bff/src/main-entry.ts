/** The entry of `main.mjs`: an older Node cannot even load the rest. */
import { requireNode } from './startup/node-version.ts'

requireNode()
void import('./main.ts')
