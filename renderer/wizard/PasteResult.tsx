import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { ErrorCircle12Filled } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import {
  type PastedField,
  type PastedResult,
  type PasteRefusal,
  pastedFields,
  readPastedResult,
} from '../../shared/prepare/pastedResult.ts';
import { filledIn, notFilledIn, pasteRefusals, pasteTexts } from '../../shared/strings/pasteResult.ts';
import { StatusLine } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  lead: { margin: '0 0 12px' },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: '20px' },
  note: {
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

type Values = Extract<PastedResult, { kind: 'values' }>;

/** What became of a paste, by the names of the boxes; no values, and no secret. */
export interface PasteFacts {
  readonly filled: readonly PastedField[];
  readonly unusable: readonly PastedField[];
  readonly unknown: readonly string[];
}

/** The button, its dialog, and afterwards what was filled in. */
export function PasteResult({ onFilled }: { readonly onFilled: (facts: PasteFacts) => void }) {
  const { dispatch } = useWizard();
  const [open, setOpen] = useState(false);
  const fill = ({ values, unusable, unknown }: Values) => {
    dispatch({ type: 'resultPasted', values });
    onFilled({ filled: pastedFields.filter((field) => values[field] !== undefined), unusable, unknown });
    setOpen(false);
  };
  return (
    <Dialog open={open} onOpenChange={(_event, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" title={pasteTexts.openNote} {...accessKey('pasteResult')}>
          <AccessText id="pasteResult">{pasteTexts.open}</AccessText>
        </Button>
      </DialogTrigger>
      <DialogSurface>
        {/* Mounted with the dialog: the text is gone when it closes. */}
        <PasteForm onFill={fill} />
      </DialogSurface>
    </Dialog>
  );
}

function PasteForm({ onFill }: { readonly onFill: (result: Values) => void }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<PasteRefusal>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The wizard around is a form too, and Enter there means Next.
    event.stopPropagation();
    const result = readPastedResult(text);
    if (result.kind === 'refused') return setRefusal(result.why);
    setText('');
    onFill(result);
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <DialogTitle>{pasteTexts.title}</DialogTitle>
        <DialogContent>
          <p className={styles.lead}>{pasteTexts.lead}</p>
          <Field
            label={pasteTexts.label}
            {...(refusal === undefined
              ? {}
              : {
                  validationState: 'error' as const,
                  validationMessage: pasteRefusals[refusal],
                  validationMessageIcon: <ErrorCircle12Filled />,
                })}
          >
            <Textarea
              textarea={{ className: styles.text }}
              rows={4}
              value={text}
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, data) => {
                setText(data.value);
                setRefusal(undefined);
              }}
            />
          </Field>
          <p className={styles.note}>{pasteTexts.note}</p>
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" type="submit" {...accessKey('fillIn')}>
            <AccessText id="fillIn">{pasteTexts.fill}</AccessText>
          </Button>
          <DialogTrigger disableButtonEnhancement>
            <Button {...accessKey('cancel')}>
              <AccessText id="cancel">{pasteTexts.cancel}</AccessText>
            </Button>
          </DialogTrigger>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

/** What a paste filled in, and what of it was not used. */
export function PasteOutcome({ filled, unusable, unknown }: PasteFacts) {
  const rest = notFilledIn({ unusable, unknown, hasSecret: filled.includes('secret') });
  return (
    <>
      {filled.length > 0 && <StatusLine status="good">{filledIn(filled)}</StatusLine>}
      {rest !== '' && <StatusLine status={unusable.length > 0 ? 'attention' : 'note'}>{rest}</StatusLine>}
    </>
  );
}
