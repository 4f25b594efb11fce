/** Types of files by their extension, as offices send them. */
const BY_EXTENSION = new Map(
  Object.entries({
    pdf: 'application/pdf',
    doc: 'application/msword',
    dot: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    docm: 'application/vnd.ms-word.document.macroenabled.12',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xlsm: 'application/vnd.ms-excel.sheet.macroenabled.12',
    xlsb: 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odp: 'application/vnd.oasis.opendocument.presentation',
    rtf: 'application/rtf',
    txt: 'text/plain',
    csv: 'text/csv',
    tsv: 'text/tab-separated-values',
    html: 'text/html',
    htm: 'text/html',
    xml: 'application/xml',
    json: 'application/json',
    ics: 'text/calendar',
    vcf: 'text/vcard',
    eml: 'message/rfc822',
    msg: 'application/vnd.ms-outlook',
    zip: 'application/zip',
    rar: 'application/vnd.rar',
    '7z': 'application/x-7z-compressed',
    gz: 'application/gzip',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    gif: 'image/gif',
    bmp: 'image/bmp',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    svg: 'image/svg+xml',
    heic: 'image/heic',
    webp: 'image/webp',
    mp3: 'audio/mpeg',
    wav: 'audio/wav',
    mp4: 'video/mp4',
    mov: 'video/quicktime',
    p7s: 'application/pkcs7-signature',
    p7m: 'application/pkcs7-mime',
    asc: 'application/pgp-keys',
    exe: 'application/x-msdownload',
  }),
);
const BY_TYPE = new Map([...BY_EXTENSION].reverse().map(([extension, type]) => [type, extension]));

/** `pdf` of `Report.PDF`; '' where the name has none. */
export function extensionOf(filename: string): string {
  return /\.([A-Za-z0-9]{1,8})[\s.]*$/u.exec(filename)?.[1]?.toLowerCase() ?? '';
}

/** The type that a name speaks of; null for none that is known. */
export function typeByName(filename: string): string | null {
  return BY_EXTENSION.get(extensionOf(filename)) ?? null;
}

/** The usual extension of a type, with its dot; '' for none that is known. */
export function usualExtension(type: string): string {
  const extension = BY_TYPE.get(type);
  return extension === undefined ? '' : `.${extension}`;
}
