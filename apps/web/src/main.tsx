import './keys/unheard-keys.ts'
import { createRoot } from 'react-dom/client'
import { readPageStart } from './api/page-start-answers.ts'
import { watchDeviceOffline } from './api/server-connection.ts'
import { watchUserActivity } from './api/user-activity.ts'
import { loadFirstScreen } from './app/first-screen.ts'
import { PublicRoutes } from './app/public-routes.tsx'
import { LanguageProvider } from './i18n/language-provider.tsx'
import './styles.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
watchDeviceOffline(window)
watchUserActivity(window)
readPageStart(document)
const { messages, state } = await loadFirstScreen()
createRoot(place).render(
  <LanguageProvider first={messages}>
    <PublicRoutes first={state} />
  </LanguageProvider>,
)
