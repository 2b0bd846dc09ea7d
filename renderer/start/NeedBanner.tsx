import { Button } from '@fluentui/react-components';
import {
  ArrowSync20Regular,
  Chat20Regular,
  CheckmarkStarburst20Regular,
  PeopleList20Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { overviewTexts } from '../../shared/strings/connectionPage.ts';
import { errorText } from '../../shared/strings/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { needTexts } from '../../shared/strings/needs.ts';
import { ErrorLinks } from '../components/ErrorLinks.tsx';
import { StateBanner } from '../components/StateBanner.tsx';
import { contextOf } from '../connection/connectionContext.ts';
import type { ConnectionState } from '../connection/connectionState.ts';
import type { Mend, Need } from '../connection/need.ts';

/** An error as the banner tells it. */
export function failureOf(connection: ConnectionView, error: AppError | undefined): Failure | undefined {
  const at = connection.lastRun?.finishedAt;
  return error === undefined || at === undefined ? undefined : { error, at, context: contextOf(connection) };
}

type Act = Exclude<Mend, 'updateSecret'>;

export interface Failure {
  readonly error: AppError;
  /** ISO time at which it happened. */
  readonly at: string;
  readonly context: TextContext;
}

export interface NeedBannerProps {
  readonly need: Need & { readonly mend: Act };
  readonly state: ConnectionState;
  readonly questions: number;
  /** What the last sync stopped with. */
  readonly failure: Failure | undefined;
  /** The one primary button of the screen is this one. */
  readonly isPrimary: boolean;
  readonly isOff: boolean;
  readonly onMend: (mend: Act) => void;
}

const icons: Readonly<Record<Act, ReactElement>> = {
  answer: <Chat20Regular />,
  verify: <CheckmarkStarburst20Regular />,
  collections: <PeopleList20Regular />,
  groups: <PeopleList20Regular />,
  syncAgain: <ArrowSync20Regular />,
};

/** What a connection waits for, with the one button that mends it. */
export function NeedBanner(props: NeedBannerProps) {
  const { need, state, questions, failure, isPrimary, isOff, onMend } = props;
  const { status, mend } = need;
  const isAsked = mend === 'answer';
  // An answer is the way out of its own cause.
  const advice = failure === undefined || isAsked ? [] : [errorText(failure.error, failure.context).action];
  return (
    <StateBanner
      status={status}
      heading="h4"
      title={isAsked ? overviewTexts.questions(questions) : state.title}
      sentences={isAsked ? [`${state.title}.`, state.sentence] : [...advice, state.sentence]}
      links={failure === undefined ? undefined : <ErrorLinks {...failure} />}
    >
      <Button
        appearance={isPrimary ? 'primary' : 'secondary'}
        size={isPrimary ? 'large' : 'medium'}
        icon={icons[mend]}
        disabledFocusable={isOff}
        onClick={() => onMend(mend)}
      >
        {isAsked ? needTexts.answer(questions) : needTexts[mend]}
      </Button>
    </StateBanner>
  );
}
