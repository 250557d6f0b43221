import { createRoot } from 'react-dom/client'
import { heedDevice } from './api/connection.ts'
import { Front } from './app/front.tsx'
import { LanguageProvider } from './language/language.tsx'
import './styles.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
heedDevice(window)
createRoot(place).render(
  <LanguageProvider>
    <Front />
  </LanguageProvider>,
)
