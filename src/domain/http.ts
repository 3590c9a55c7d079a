/** One request, complete but for the connection. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query are sent; the client adds nothing to them. */
  readonly url: URL;
  /** Header names in lower case. The client adds `content-length`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Whether no other request may use its connection. A surplus reply to one request would answer
   * the next one if replies do not name what they answer.
   */
  readonly ownConnection?: boolean;
}

/** A reply that arrived complete. */
export interface HttpReply {
  readonly status: number;
  /** `Retry-After` in milliseconds from now; 0 or less if it is a date in the past. */
  readonly retryAfterMs?: number;
  /** `Date`, in milliseconds since the epoch. */
  readonly date?: number;
  readonly body: string;
}
