import type { CaaIssuers } from '../../domain/caa.ts';

/** The issuer names of DigiCert's CPS. */
export const caa: CaaIssuers = {
  accepted: [
    'digicert.com',
    'www.digicert.com',
    'digicert.ne.jp',
    'cybertrust.ne.jp',
    'symantec.com',
    'thawte.com',
    'geotrust.com',
    'rapidssl.com',
    'quovadisglobal.com',
    'digitalcertvalidation.com',
    'volusion.digitalcertvalidation.com',
    'stratossl.digitalcertvalidation.com',
    'intermediatecertificate.digitalcertvalidation.com',
    '1and1.digitalcertvalidation.com',
    'amazon.com',
    'amazontrust.com',
    'awstrust.com',
    'amazonaws.com',
    'pkioverheid.nl',
    'flipkart.com',
  ],
  recommended: 'digicert.com',
};
