/**
 * What a browser is told of the app's own files. Scripts, workers and connections come from this
 * server alone and none is inline, so that a name or a note that somebody typed never runs. Styles
 * may be inline: the components set sizes and colours that way.
 *
 * `public/_headers` says the same to Cloudflare, which serves the files itself; a test compares.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Printers by USB, codes by camera; nothing else of the tablet is asked for.
  'Permissions-Policy': 'camera=(self), usb=(self), geolocation=(), microphone=(), payment=()',
  'Referrer-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
