/** What people read about a name. Foreign texts appear only where they are plain names or tags. */
import { isPlainName } from './names.ts';
import type { Forbidden } from './policy.ts';

/** What happened, in one sentence. `issuer` is the issuer name that hints recommend. */
export function describeForbidden(name: string, issuer: string, finding: Forbidden): string {
  const { foundAt, alias, criticalTags, missingIn } = finding;
  const plain = alias !== undefined && isPlainName(alias) ? ` of ${alias}` : '';
  const where = alias === undefined ? foundAt : `${foundAt} (an alias${plain})`;
  if (criticalTags.length > 0) {
    return `The CAA records at ${where} forbid every certificate for ${name}: they contain ${criticalPhrase(criticalTags)}.`;
  }
  const tag = missingIn === 'issuewild' ? ' (issuewild)' : '';
  return `The CAA records${tag} at ${where} do not allow ${issuer} to issue a certificate for ${name}.`;
}

/** What to do about it. Findings with the same cause have the same hint. */
export function hintFor(issuer: string, finding: Forbidden): string {
  const { foundAt, alias, criticalTags, missingIn } = finding;
  const place = alias ?? foundAt;
  const steps: string[] = [];
  if (criticalTags.length > 0) {
    const at = isPlainName(place) ? place : `the name that ${foundAt} is an alias of`;
    steps.push(`Remove the CAA record with ${criticalPhrase(criticalTags)} at ${at}.`);
  }
  if (missingIn !== undefined) {
    const record = `CAA 0 ${missingIn} "${issuer}"`;
    steps.push(
      isPlainName(place)
        ? `Add the record: ${place}. ${record}`
        : `Add a record at the name that ${foundAt} is an alias of: ${record}`,
    );
    if (alias !== undefined) {
      steps.push(`(not at ${foundAt}, since no record can stand beside a CNAME)`);
    }
  }
  return steps.join(' ');
}

function criticalPhrase(tags: readonly string[]): string {
  const plain = tags.filter((tag) => /^[a-z0-9]{1,15}$/i.test(tag));
  if (plain.length < tags.length || plain.length > 3) return 'critical tags that are unknown';
  const quoted = plain.map((tag) => `'${tag}'`).join(', ');
  return `the unknown critical ${plain.length > 1 ? 'tags' : 'tag'} ${quoted}`;
}
