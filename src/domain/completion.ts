/** What became of a target after its submission, by the evidence of the reads. */
export interface Completion {
  readonly kind: CompletionKind;
  /** The provider's last word for the state. */
  readonly status?: string;
  readonly cause?: string;
  readonly solution?: string;
  readonly step?: string;
  /** The certificate that the provider shows. */
  readonly certificate?: CertificateFacts;
  /** The certificate before the retry: empty if there was none, absent if no read showed it. */
  readonly earlierCertificate?: Partial<CertificateFacts>;
}

export type CompletionKind =
  /** The provider reports success. */
  | 'completed'
  /** The work ran again and failed. */
  | 'failed-again'
  /** Neither, when the time was over. */
  | 'in-progress'
  /** No read after the submission shows the target. */
  | 'unknown';

/** What the ip:port of a target serves, compared with the time before the retry. */
export type Endpoint =
  /** Another certificate than before. It does not have to be valid. */
  | 'new'
  /** The certificate from before. */
  | 'old'
  /** No connection, or no answer. */
  | 'unreachable'
  /** An answer, but no TLS handshake. */
  | 'no-tls'
  /** The time was over before a look was possible. */
  | 'in-progress';

/** A certificate. Times are in milliseconds since the epoch. */
export interface CertificateFacts {
  readonly serialNumber: string;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly issuer?: string;
}
