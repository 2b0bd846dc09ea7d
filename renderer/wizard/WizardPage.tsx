import { assertNever } from '../../shared/assert.ts';
import type { PageId } from '../../shared/strings/pages.ts';
import { AzureAdPage } from './pages/AzureAdPage.tsx';
import { CollectionsPage } from './pages/CollectionsPage.tsx';
import { CompletionPage } from './pages/CompletionPage.tsx';
import { GeneralPage } from './pages/GeneralPage.tsx';
import { ProgressPage } from './pages/ProgressPage.tsx';
import { SummaryPage } from './pages/SummaryPage.tsx';
import { WorkspacePage } from './pages/WorkspacePage.tsx';

/** The page that is shown. */
export function WizardPage({ page }: { readonly page: PageId }) {
  switch (page) {
    case 'general':
      return <GeneralPage />;
    case 'azureAd':
      return <AzureAdPage />;
    case 'workspace':
      return <WorkspacePage />;
    case 'collections':
      return <CollectionsPage />;
    case 'summary':
      return <SummaryPage />;
    case 'progress':
      return <ProgressPage />;
    case 'completion':
      return <CompletionPage />;
    default:
      return assertNever(page);
  }
}
