import { useSyncExternalStore } from 'react'
import { type Connection, currentConnection, watchConnection } from './server-connection.ts'

/** Whether the desk answers and can store, as it changes. */
export const useConnection = (): Connection => useSyncExternalStore(watchConnection, currentConnection)
