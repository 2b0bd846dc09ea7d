import {
  Button,
  Checkbox,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Spinner,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { Dismiss24Regular, Save16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { policyTexts } from '../../shared/strings/policy.ts';
import { supportTexts } from '../../shared/strings/support.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';
import { FileTable } from './FileTable.tsx';
import { FileView } from './FileView.tsx';
import { LogSection } from './LogSection.tsx';
import { PolicySection } from './PolicySection.tsx';
import { useSupportFiles } from './useSupportFiles.ts';

const useStyles = makeStyles({
  pane: { width: '880px', maxWidth: '100vw' },
  title: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  section: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    '&:first-child': { marginTop: 0 },
  },
  lead: { margin: '0 0 8px', color: tokens.colorNeutralForeground2, maxWidth: '720px' },
  names: { marginLeft: '-8px' },
  // Below the words of its box.
  namesHint: {
    margin: '0 0 12px 24px',
    maxWidth: '680px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  gathering: { minHeight: '216px', display: 'flex', alignItems: 'center', justifyContent: 'center' },
  note: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
  panel: { marginTop: '12px' },
  end: { paddingBottom: '16px' },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '8px',
    padding: '11px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '7px 16px' },
  },
  first: { marginRight: 'auto' },
});

export interface SupportPaneProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The bundle for support, the log, and what the organisation has set, over whatever page it was asked for. */
export function SupportPane({ open, onClose }: SupportPaneProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.pane}
      position="end"
      open={open}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button
              appearance="subtle"
              aria-label={supportTexts.close}
              icon={<Dismiss24Regular />}
              onClick={onClose}
            />
          }
        >
          {supportTexts.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <Support onClose={onClose} />
    </OverlayDrawer>
  );
}

function Support({ onClose }: Pick<SupportPaneProps, 'onClose'>) {
  const styles = useStyles();
  const { announce } = useAnnounce();
  const files = useSupportFiles();
  const { bundle, chosen, hidesNames, refusal } = files;
  const [shown, setShown] = useState<string>();
  const [savedFor, setSavedFor] = useState<string>();
  const body = useRef<HTMLDivElement>(null);
  const former = useRef<string>(undefined);
  // Back from a file, the focus is on its link again.
  useEffect(() => {
    if (shown === undefined && former.current !== undefined)
      body.current?.querySelector<HTMLElement>(`[data-file="${CSS.escape(former.current)}"]`)?.focus();
    former.current = shown;
  }, [shown]);

  const state = `${bundle?.bundleId} ${chosen.join()}`;
  const size = (bundle?.files ?? [])
    .filter(({ name }) => chosen.includes(name))
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const save = async () => {
    const saved = await files.exportThem();
    setSavedFor(saved ? state : undefined);
    if (saved) announce(supportTexts.saved, { polite: true });
  };
  return (
    <>
      {/* Reached by Tab, so that it can be scrolled by keyboard. */}
      <DrawerBody tabIndex={0} role="region" aria-label={supportTexts.title}>
        {shown !== undefined && bundle !== undefined ? (
          <FileView bundleId={bundle.bundleId} name={shown} onBack={() => setShown(undefined)} />
        ) : (
          <div ref={body}>
            <h3 className={styles.section}>{supportTexts.bundle}</h3>
            <p className={styles.lead}>{supportTexts.bundleLead}</p>
            <Checkbox
              className={styles.names}
              label={supportTexts.hidesNames}
              aria-describedby="support-names"
              checked={hidesNames}
              onChange={(_event, data) => files.hideNames(data.checked === true)}
            />
            <p className={styles.namesHint} id="support-names">
              {hidesNames ? supportTexts.hidesNamesHint : supportTexts.keepsNamesHint}
            </p>
            {bundle === undefined ? (
              <div className={styles.gathering}>
                {refusal === undefined && <Spinner size="tiny" label={supportTexts.gathering} />}
              </div>
            ) : (
              <FileTable files={bundle.files} chosen={chosen} onTake={files.take} onShow={setShown} />
            )}
            {bundle?.files.every(({ kind }) => kind !== 'diagnosis') && (
              <p className={styles.note}>{supportTexts.noDiagnosis}</p>
            )}
            {refusal !== undefined && (
              <div className={styles.panel}>
                <ErrorPanel reveal {...refusal} context={{}} />
              </div>
            )}
            <h3 className={styles.section}>{supportTexts.log}</h3>
            <LogSection />
            <h3 className={styles.section}>{policyTexts.title}</h3>
            <div className={styles.end}>
              <PolicySection />
            </div>
          </div>
        )}
      </DrawerBody>
      <DrawerFooter className={styles.footer}>
        <output className={styles.first}>
          {savedFor === state ? (
            <StatusLine status="good">{supportTexts.saved}</StatusLine>
          ) : chosen.length === 0 && bundle !== undefined ? (
            supportTexts.none
          ) : (
            bundle !== undefined && supportTexts.count(chosen.length, size)
          )}
        </output>
        <Button
          appearance="primary"
          icon={<Save16Regular />}
          disabledFocusable={chosen.length === 0}
          {...accessKey('exportSupport')}
          onClick={() => void save()}
        >
          <AccessText id="exportSupport">{supportTexts.export}</AccessText>
        </Button>
        <Button {...accessKey('close')} onClick={onClose}>
          <AccessText id="close">{supportTexts.close}</AccessText>
        </Button>
      </DrawerFooter>
    </>
  );
}
