import { Button, Link, makeStyles, tokens, useId, useRestoreFocusTarget } from '@fluentui/react-components';
import { Beaker24Regular, PlugDisconnected24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { exchangeTexts } from '../../shared/strings/exchange.ts';
import type { MnemonicId } from '../../shared/strings/mnemonics.ts';
import { policyTexts } from '../../shared/strings/policy.ts';
import { prepareTexts } from '../../shared/strings/prepareAzure.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePolicy } from '../PolicyProvider.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorBrandForeground1,
  },
  lead: { margin: '0 0 24px', maxWidth: '600px', color: tokens.colorNeutralForeground2 },
  card: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) minmax(176px, max-content)',
    alignItems: 'center',
    columnGap: '16px',
    padding: '16px',
    marginBottom: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    [media.narrow]: { gridTemplateColumns: '24px minmax(0, 1fr)', rowGap: '12px' },
  },
  icon: { color: tokens.colorBrandForeground1, display: 'inline-flex' },
  cardTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  cardBody: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '440px' },
  button: { [media.narrow]: { gridColumn: 2 } },
  ready: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  import: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
  links: { display: 'flex', flexWrap: 'wrap', gap: '4px 24px' },
  list: {
    margin: '0 0 8px',
    paddingLeft: '20px',
    color: tokens.colorNeutralForeground2,
    '& li': { marginBottom: '4px' },
  },
});

function Card(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly body: string;
  readonly button: string;
  readonly primary?: boolean;
  /** Says why in its body. */
  readonly off?: boolean;
  readonly access: MnemonicId;
  readonly onChoose: () => void;
}) {
  const styles = useStyles();
  const bodyId = useId('card-body');
  return (
    <section className={styles.card}>
      <span className={styles.icon}>{props.icon}</span>
      <div>
        <h3 className={styles.cardTitle}>{props.title}</h3>
        <p className={styles.cardBody} id={bodyId}>
          {props.body}
        </p>
      </div>
      <Button
        className={styles.button}
        appearance={props.primary === true ? 'primary' : 'secondary'}
        disabledFocusable={props.off === true}
        aria-describedby={bodyId}
        {...accessKey(props.access)}
        onClick={props.onChoose}
      >
        <AccessText id={props.access}>{props.button}</AccessText>
      </Button>
    </section>
  );
}

export interface EmptyStartProps {
  /** False where something else on the page is what to do first. */
  readonly isFirst: boolean;
  readonly onAdd: () => void;
  readonly onPractice: () => void;
  readonly onHowTo: () => void;
  readonly onPrepare: () => void;
  readonly onImport: () => void;
}

/** The start page of a computer without connections. */
export function EmptyStart({ isFirst, onAdd, onPractice, onHowTo, onPrepare, onImport }: EmptyStartProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const practiceOff = usePolicy()?.values.DisablePractice === true;
  return (
    <>
      <h2 className={styles.title}>{startTexts.emptyTitle}</h2>
      <p className={styles.lead}>{startTexts.emptyLead}</p>
      <Card
        icon={<PlugDisconnected24Regular />}
        title={startTexts.connectTitle}
        body={startTexts.connectBody}
        button={startTexts.add}
        primary={isFirst}
        access="addOms"
        onChoose={onAdd}
      />
      <Card
        icon={<Beaker24Regular />}
        title={startTexts.practiceTitle}
        body={practiceOff ? policyTexts.practiceOff : startTexts.practiceBody}
        off={practiceOff}
        button={startTexts.practice}
        access="practice"
        onChoose={onPractice}
      />
      <h3 className={styles.ready}>{startTexts.readyTitle}</h3>
      <ul className={styles.list}>
        {startTexts.ready.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <div className={styles.links}>
        <Link
          {...restoreFocus}
          {...accessKey('howToPrepare', 'F1')}
          as="button"
          type="button"
          onClick={onHowTo}
        >
          <AccessText id="howToPrepare">{startTexts.howToPrepare}</AccessText>
        </Link>
        <Link as="button" type="button" {...accessKey('prepareAzure')} onClick={onPrepare}>
          <AccessText id="prepareAzure">{prepareTexts.open}</AccessText>
        </Link>
      </div>
      <p className={styles.import}>
        <Link
          {...restoreFocus}
          {...accessKey('importConnection')}
          as="button"
          type="button"
          onClick={onImport}
        >
          <AccessText id="importConnection">{exchangeTexts.open}</AccessText>
        </Link>{' '}
        {exchangeTexts.openNote}
      </p>
    </>
  );
}
