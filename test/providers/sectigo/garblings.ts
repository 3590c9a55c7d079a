import type { Garblings } from '../../simulator/exchange.ts';

/** What can be wrong with a reply of the retry. */
export const RETRY_GARBLINGS: Garblings = {
  'sectigo-empty': () => '',
  'sectigo-no-code': () => 'errorMessage=CAA Check successfully relaunched',
  'sectigo-code-empty': () => 'errorCode=&errorMessage=CAA Check successfully relaunched',
  'sectigo-code-text': () => 'errorCode=OK&errorMessage=CAA Check successfully relaunched',
  'sectigo-code-suffix': () => 'errorCode=0abc&errorMessage=CAA Check successfully relaunched',
  'sectigo-code-decimal': () => 'errorCode=0.5&errorMessage=half',
  'sectigo-code-zeros': () => 'errorCode=00&errorMessage=CAA Check successfully relaunched',
  'sectigo-code-minus-zero': () => 'errorCode=-0&errorMessage=CAA Check successfully relaunched',
  'sectigo-code-positive': () => 'errorCode=1&errorMessage=What is this?',
  'sectigo-two-codes': () => 'errorCode=0&errorCode=-296&errorMessage=Which one?',
  'sectigo-same-code-twice': () => 'errorCode=0&errorCode=0&errorMessage=Twice',
  'sectigo-code-in-text': () => 'errorMessage=it said errorCode=0',
  'sectigo-raw-text': () => 'errorCode=-16&errorMessage=Permission denied!<a & b = 100%>',
  'sectigo-json': () => '{"errorCode":0,"errorMessage":"CAA Check successfully relaunched"}',
};
