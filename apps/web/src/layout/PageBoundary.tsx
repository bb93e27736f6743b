import { Component, type ReactNode } from 'react';
import { Crash } from './Crash.js';

interface Props {
  children: ReactNode;
}

/** Keeps a throwing page from taking the frame with it. Give it the path as `key`: leaving the page clears it. */
export class PageBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error) return <Crash error={this.state.error} resetErrorBoundary={() => this.setState({ error: null })} />;
    return this.props.children;
  }
}
