import {
  AriaLiveAnnouncer,
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
} from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseLanguage } from '../shared/language/choose.ts';
import { loadLanguage } from '../shared/language/load.ts';
import { App } from './App.tsx';
import { omsApi } from './api.ts';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { KeyboardProvider } from './keyboard/KeyboardProvider.tsx';
import { PolicyProvider } from './PolicyProvider.tsx';
import { PortsProvider } from './ports.tsx';
import { usePageStyles, useSystemTheme } from './theme.ts';

// Styles are let in by a nonce that changes with every load; nothing inline is.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});

const api = omsApi(window.oms);
const now = () => new Date();

function Root() {
  const theme = useSystemTheme();
  usePageStyles();
  return (
    <FluentProvider theme={theme} style={{ height: '100%' }}>
      <AriaLiveAnnouncer>
        <ErrorBoundary>
          <PortsProvider api={api} now={now}>
            <PolicyProvider>
              <KeyboardProvider>
                <App />
              </KeyboardProvider>
            </PolicyProvider>
          </PortsProvider>
        </ErrorBoundary>
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}

// Main has chosen and says so in the page: nothing is asked for, and English waits for nothing.
const chosen = chooseLanguage([document.documentElement.lang]);
if (chosen.id !== 'en') await loadLanguage(chosen);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <Root />
      </RendererProvider>
    </StrictMode>,
  );
}
