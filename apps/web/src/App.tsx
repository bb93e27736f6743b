import { Admin, CustomRoutes } from 'react-admin';
import { authProvider } from './api/authProvider.js';
import { dataProvider } from './api/dataProvider.js';
import { makeI18nProvider } from './i18n/index.js';
import { Crash } from './layout/Crash.js';
import { Layout } from './layout/Layout.js';
import { NotFound } from './layout/NotFound.js';
import { SignIn } from './pages/SignIn.js';
import { insideRoutes, openRoutes } from './routes.js';
import { resources } from './resources.js';
import { theme } from './theme/theme.js';

const i18nProvider = makeI18nProvider();

/** The whole web application; addresses are real paths, so that a link in a mail opens its page. */
export function App() {
  return (
    <Admin
      title="Peerpolis"
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      theme={theme}
      darkTheme={null}
      layout={Layout}
      loginPage={SignIn}
      catchAll={NotFound}
      error={({ error }) => <Crash error={error} />}
      requireAuth
      disableTelemetry
    >
      {resources}
      <CustomRoutes>{insideRoutes}</CustomRoutes>
      <CustomRoutes noLayout>{openRoutes}</CustomRoutes>
    </Admin>
  );
}
