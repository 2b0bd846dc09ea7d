import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons';
import { messageTexts } from '../../shared/strings/messages.ts';
import { usePorts } from '../ports.tsx';

const useStyles = makeStyles({
  icon: { marginLeft: '6px', verticalAlign: 'text-bottom', flexShrink: 0 },
});

export interface ExternalLinkProps {
  readonly url: string;
  readonly children: string;
  readonly inline?: boolean;
  readonly className?: string | undefined;
}

/** Leaves the app: the main process opens it in the browser, if it is a Microsoft address. */
export function ExternalLink({ url, children, inline = false, className }: ExternalLinkProps) {
  const styles = useStyles();
  const { api } = usePorts();
  return (
    <Link
      as="button"
      type="button"
      inline={inline}
      className={mergeClasses(className)}
      aria-description={messageTexts.opensPortal}
      onClick={() => void api.openLink({ url })}
    >
      {children}
      <Open16Regular className={styles.icon} />
    </Link>
  );
}
