import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { messageTexts } from '../../shared/strings/messages.ts';

const useStyles = makeStyles({
  page: { padding: '32px', display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  body: { margin: 0 },
});

function StoppedPage() {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{messageTexts.boundaryTitle}</h1>
      <p className={styles.body}>{messageTexts.boundaryBody}</p>
      <Button appearance="primary" onClick={() => window.location.reload()}>
        {messageTexts.boundaryButton}
      </Button>
    </main>
  );
}

interface Props {
  readonly children: ReactNode;
}

/** The last resort: a plain page instead of an empty window. The fault itself stands in the console log. */
export class ErrorBoundary extends Component<Props, { readonly stopped: boolean }> {
  override state = { stopped: false };

  static getDerivedStateFromError() {
    return { stopped: true };
  }

  override render() {
    return this.state.stopped ? <StoppedPage /> : this.props.children;
  }
}
