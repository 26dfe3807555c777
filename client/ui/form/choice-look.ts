import classes from './choice.module.css';

/** Class names for Mantine's boxes to tick, so that box and words together are a thumb high. */
export const CHOICE_LOOK = { body: classes['line'] ?? '', label: classes['words'] ?? '' };
