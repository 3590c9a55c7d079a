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

/** What can be wrong with a report. */
export const REPORT_GARBLINGS: Garblings = {
  'sectigo-report-empty': () => '',
  'sectigo-report-no-code': (body) => body.replace('errorCode=0&', ''),
  'sectigo-report-code-text': (body) => body.replace('errorCode=0', 'errorCode=OK'),
  'sectigo-report-two-codes': (body) => `${body}&errorCode=-16`,
  'sectigo-report-no-count': (body) => body.replace(/&noOfResults=\d+/, ''),
  'sectigo-report-count-text': (body) => body.replace(/noOfResults=\d+/, 'noOfResults=many'),
  'sectigo-report-count-high': (body) => body.replace(/noOfResults=\d+/, 'noOfResults=999'),
  'sectigo-report-no-numbers': (body) => body.replaceAll(/&\d+_orderNumber=[^&]*/g, ''),
  'sectigo-report-no-status': (body) => body.replaceAll(/&\d+_\d+_status=[^&]*/g, ''),
  'sectigo-report-gap': (body) => body.replaceAll('&1_', '&7_'),
  'sectigo-report-cut': (body) => body.slice(0, Math.floor(body.length / 2)),
  'sectigo-report-json': () => '{"errorCode":0,"noOfResults":0}',
};
