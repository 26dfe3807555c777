import classes from './Failure.module.css';

/** Why what was tapped wasn't done, beside where it was tapped; nothing without a reason. */
export function Failure({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p className={classes['failure']} role="alert">
      {text}
    </p>
  );
}
