/** One process of the way from the first one that can be seen down to the one that is asked about. */
export interface ChainLink {
  readonly pid: number;
  /** The kernel's short name. Hostile text. */
  readonly name: string | undefined;
  /** How people call it: `npm run dev`, `zsh`, `systemd`. Hostile text. */
  readonly label: string;
}

export type WhySourceKind =
  | 'systemd-unit'
  | 'container'
  | 'kubernetes'
  | 'cron'
  | 'ssh'
  | 'terminal-multiplexer'
  | 'process-manager'
  | 'package-script'
  | 'shell'
  | 'init'
  | 'kernel'
  | 'unknown';

/** What started a process, or keeps it running. */
export interface WhySource {
  readonly kind: WhySourceKind;
  /** `nginx.service`, a container's name or the first 12 digits of its id, `tmux`, `zsh`. Hostile text. */
  readonly name: string | undefined;
  /** The one fact it was concluded from, as words: `ancestor tmux (pid 812)`. Hostile text. */
  readonly evidence: string;
}

/** Why a process runs. */
export interface Why {
  /** Outermost first; ends with the process itself. */
  readonly chain: readonly ChainLink[];
  readonly source: WhySource;
  /** The nearest command of a project that it was started with: `npm run dev`. Hostile text. */
  readonly script: string | undefined;
}
