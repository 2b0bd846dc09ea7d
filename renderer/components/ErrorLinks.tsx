import { Link, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { diagnosisTexts } from '../../shared/strings/diagnosis.ts';
import { errorDetails, errorReference, errorText } from '../../shared/strings/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { messageTexts } from '../../shared/strings/messages.ts';
import { diagnosisOf, useDiagnose } from '../diagnose/DiagnoseProvider.tsx';
import { CopyLink } from './CopyLink.tsx';
import { ExternalLink } from './ExternalLink.tsx';

const useStyles = makeStyles({
  code: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
});

export interface ErrorLinksProps {
  readonly error: AppError;
  /** ISO time at which it happened, for the details. */
  readonly at: string;
  readonly context: TextContext;
  /** Further ones, after the link of the cause itself. */
  readonly children?: ReactNode;
}

/** Where an error is mended, the diagnosis, its details to copy, and the service's own code. */
export function ErrorLinks({ error, at, context, children }: ErrorLinksProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const { link } = errorText(error, context);
  const reference = errorReference(error);
  const diagnose = useDiagnose();
  const wanted = diagnosisOf(error, context);
  return (
    <>
      {link !== undefined && (
        <ExternalLink inline url={link.url}>
          {link.label}
        </ExternalLink>
      )}
      {children}
      {diagnose !== undefined && wanted !== undefined && (
        <Link as="button" type="button" inline {...restoreFocus} onClick={() => diagnose(wanted)}>
          {diagnosisTexts.open}
        </Link>
      )}
      <CopyLink inline text={() => errorDetails(error, new Date(at), context)}>
        {messageTexts.copyDetails}
      </CopyLink>
      {reference !== undefined && (
        <span className={styles.code} translate="no">
          {reference}
        </span>
      )}
    </>
  );
}
