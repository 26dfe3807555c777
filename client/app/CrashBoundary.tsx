import { Component, type ReactNode } from 'react';

import { CrashScreen } from './CrashScreen.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

interface CrashBoundaryState {
  readonly error: unknown;
}

/** Catches what a screen throws while drawing; React offers this to classes alone. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashBoundaryState> {
  override state: CrashBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): CrashBoundaryState {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <CrashScreen error={this.state.error} />
    );
  }
}
