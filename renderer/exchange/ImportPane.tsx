import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ExportedView } from '../../shared/exportModel.ts';
import { exchangeTexts } from '../../shared/strings/exchange.ts';
import { formatWhen } from '../../shared/strings/format.ts';
import { aboutTexts } from '../../shared/strings/properties.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { SidePane } from '../components/SidePane.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { TermList } from '../connection/TermList.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { SecretSteps } from '../secret/SecretSteps.tsx';
import { useNewSecret } from '../secret/useNewSecret.ts';
import { useSecretPaneStyles } from '../secret/useSecretPaneStyles.ts';

const useStyles = makeStyles({
  part: { marginTop: '20px' },
  means: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  app: { marginTop: '16px' },
});

export interface ImportPaneProps {
  readonly opened: ExportedView;
  readonly open: boolean;
  /** Windows account that will sync it here. */
  readonly account: string;
  readonly onClose: () => void;
  /** Saved; `notStarted` tells why no sync follows. */
  readonly onSaved: (notStarted: AppError | undefined) => void;
}

/** What is in the file, which computer keeps the groups from now on, and the client secret that no file holds. */
export function ImportPane({ opened, open, account, onClose, onSaved }: ImportPaneProps) {
  const styles = useStyles();
  const foot = useSecretPaneStyles();
  const { api, now } = usePorts();
  const { exportId, exportedFrom, site, collections } = opened;
  const [takeOver, setTakeOver] = useState(opened.importEnabled);
  const entry = useNewSecret({
    verify: (secret) => api.verifyExported({ exportId, secret }),
    async save(proven) {
      const answer = await api.addExported({ exportId, takeOver, ...proven });
      if (!answer.ok) return answer.error;
      onSaved(answer.value.notStarted);
      return undefined;
    },
  });
  const close = () => {
    // What is being saved is saved either way.
    if (entry.saving) return;
    // Nothing of a secret outlives the pane.
    entry.edit('');
    onClose();
  };
  const time = now();
  return (
    <SidePane
      open={open}
      title={exchangeTexts.title}
      onClose={close}
      footer={
        <>
          <p className={foot.note}>{exchangeTexts.note(account)}</p>
          <div className={foot.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={!entry.canSave}
              {...(entry.check.kind === 'verified' ? {} : { title: updateSecretTexts.notVerified })}
              {...accessKey('saveImport')}
              onClick={() => void entry.save()}
            >
              <AccessText id="saveImport">
                {entry.saving
                  ? updateSecretTexts.saving
                  : takeOver
                    ? exchangeTexts.save
                    : exchangeTexts.saveOnly}
              </AccessText>
            </Button>
            <Button
              className={foot.button}
              disabledFocusable={entry.saving}
              {...accessKey('cancel')}
              onClick={close}
            >
              <AccessText id="cancel">{updateSecretTexts.cancel}</AccessText>
            </Button>
          </div>
        </>
      }
    >
      {opened.practice && <StatusLine status="note">{exchangeTexts.practice}</StatusLine>}
      <TermList
        narrowTerms
        lines={[
          {
            term: exchangeTexts.file,
            value: exchangeTexts.fileValue(opened.fileName, exportedFrom, new Date(opened.exportedAt), time),
          },
          { term: exchangeTexts.site, value: aboutTexts.siteValue(site.siteCode, site.siteName) },
          { term: exchangeTexts.providers, value: opened.providers.join(', ') },
          {
            term: exchangeTexts.collections,
            value: exchangeTexts.collectionsValue(collections.map(({ name }) => name)),
          },
          {
            term: exchangeTexts.created,
            value: aboutTexts.by(formatWhen(new Date(opened.createdAt), time), opened.createdBy),
          },
        ]}
      />
      <Field className={styles.part} label={exchangeTexts.who}>
        <RadioGroup
          value={takeOver ? 'takeOver' : 'leave'}
          onChange={(_event, data) => setTakeOver(data.value === 'takeOver')}
        >
          <Radio
            value="takeOver"
            {...accessKey('importTakesOver')}
            label={
              <>
                <AccessText id="importTakesOver">{exchangeTexts.takeOver}</AccessText>
                <span className={styles.means}>{exchangeTexts.takeOverMeans(exportedFrom)}</span>
              </>
            }
          />
          <Radio
            value="leave"
            {...accessKey('importLeaves')}
            label={
              <>
                <AccessText id="importLeaves">{exchangeTexts.leave(exportedFrom)}</AccessText>
                <span className={styles.means}>{exchangeTexts.leaveMeans}</span>
              </>
            }
          />
        </RadioGroup>
      </Field>
      <div className={styles.app}>
        <SecretSteps
          connection={opened}
          entry={entry}
          takesFocus={false}
          create={
            opened.secretHint === '' ? exchangeTexts.secretAny : exchangeTexts.secret(opened.secretHint)
          }
        />
      </div>
    </SidePane>
  );
}
