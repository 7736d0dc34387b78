import { no, yes } from '../../engine/check.ts';
import { type Message, type Text, text } from '../../engine/text.ts';
import type { FileKind } from '../../protocols/smime/kind.ts';
import { fix, packSteps, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const title = text('The file is no PKCS #12 file but {kind}', '文件不是 PKCS #12 格式，而是{kind}');
const detail = text(
  'The upload takes PKCS #12 alone (.p12 or .pfx): certificate and private key together in one file with a password. {more}',
  '导入只支持 PKCS #12（.p12 或 .pfx），即证书和私钥放在一起、带密码的文件。{more}',
);

/** What each kind is called, what that means, and what to do. */
const KINDS: Readonly<
  Record<
    Exclude<FileKind, 'pkcs12'>,
    { readonly name: Text<never>; readonly more: Text<never>; readonly does: Remedy }
  >
> = {
  empty: {
    name: text('empty', '空文件'),
    more: text('Nothing is in it.', '里面什么都没有。'),
    does: 'again',
  },
  'pem-both': {
    name: text('a certificate with its key in PEM', 'PEM 格式的证书和私钥'),
    more: text('All that is needed is there.', '需要的内容都在里面。'),
    does: 'pack-one',
  },
  'pem-certificate': {
    name: text('a certificate in PEM', 'PEM 格式的证书'),
    more: text('The private key is missing.', '其中没有私钥。'),
    does: 'pack',
  },
  'pem-key': {
    name: text('a private key in PEM', 'PEM 格式的私钥'),
    more: text('The certificate is missing.', '其中没有证书。'),
    does: 'pack',
  },
  'pem-request': {
    name: text('a certificate request', '证书请求文件（CSR）'),
    more: text(
      'An authority makes a certificate of it; keep the key that it was made with.',
      '要先交给 CA 签发成证书；生成它时的私钥要留好。',
    ),
    does: 'pack',
  },
  'pem-pkcs7': {
    name: text('a bundle of certificates (PKCS #7) in PEM', 'PEM 格式的证书包（PKCS #7）'),
    more: text('It never holds a private key.', '这种文件不含私钥。'),
    does: 'pkcs7-pem',
  },
  certificate: {
    name: text(
      'a bare certificate (DER, often .cer or .crt)',
      '单独的证书（DER，常见扩展名 .cer、.crt）',
    ),
    more: text('The private key is missing.', '其中没有私钥。'),
    does: 'pack-der',
  },
  key: {
    name: text('a private key (DER)', '私钥（DER）'),
    more: text('The certificate is missing.', '其中没有证书。'),
    does: 'pack-key',
  },
  request: {
    name: text('a certificate request', '证书请求文件（CSR）'),
    more: text(
      'An authority makes a certificate of it; keep the key that it was made with.',
      '要先交给 CA 签发成证书；生成它时的私钥要留好。',
    ),
    does: 'pack',
  },
  pkcs7: {
    name: text(
      'a bundle of certificates (PKCS #7, often .p7b)',
      '证书包（PKCS #7，常见扩展名 .p7b）',
    ),
    more: text('It never holds a private key.', '这种文件不含私钥。'),
    does: 'pkcs7',
  },
  base64: {
    name: text('a PKCS #12 file written in base64', '用 base64 编码的 PKCS #12'),
    more: text('Turned back into bytes it will do.', '解码后即可使用。'),
    does: 'base64',
  },
  'base64-other': {
    name: text('something in base64', 'base64 编码的内容'),
    more: text(
      'It may be a certificate without the lines of PEM.',
      '可能是缺少 PEM 首尾行的证书。',
    ),
    does: 'base64',
  },
  'java-keystore': {
    name: text('a Java keystore (JKS)', 'Java 密钥库（JKS）'),
    more: text('What is in it can be written as PKCS #12.', '可以转换成 PKCS #12。'),
    does: 'keytool',
  },
  'openssh-key': {
    name: text('a key of SSH', 'SSH 密钥'),
    more: text('It has nothing to do with S/MIME.', '与 S/MIME 无关。'),
    does: 'order',
  },
  'putty-key': {
    name: text('a key of PuTTY', 'PuTTY 密钥'),
    more: text('It has nothing to do with S/MIME.', '与 S/MIME 无关。'),
    does: 'order',
  },
  pgp: {
    name: text('a key or message of PGP', 'PGP 的密钥或邮件'),
    more: text('PGP and S/MIME do not go together.', 'PGP 与 S/MIME 不通用。'),
    does: 'order',
  },
  zip: {
    name: text('a ZIP archive', 'ZIP 压缩包'),
    more: text('The file may be in it.', '证书文件可能在里面。'),
    does: 'unzip',
  },
  archive: {
    name: text('an archive', '压缩包'),
    more: text('The file may be in it.', '证书文件可能在里面。'),
    does: 'unzip',
  },
  profile: {
    name: text('a profile for Apple devices', 'Apple 描述文件'),
    more: text('The certificate may be in it.', '证书可能嵌在里面。'),
    does: 'again',
  },
  message: {
    name: text('a mail message', '一封邮件'),
    more: text('The file may be attached to it.', '证书文件可能是它的附件。'),
    does: 'attachment',
  },
  html: {
    name: text('a web page', '网页'),
    more: text(
      'Mostly the page of a login or an error was saved in place of the file.',
      '多半是把登录页或报错页存成了文件。',
    ),
    does: 'again',
  },
  pdf: {
    name: text('a PDF document', 'PDF 文档'),
    more: text('It may tell where the file is to be fetched.', '里面可能写着到哪里下载证书。'),
    does: 'again',
  },
  image: {
    name: text('an image', '图片'),
    more: text('The wrong file was chosen.', '选错了文件。'),
    does: 'again',
  },
  text: {
    name: text('a text', '文本文件'),
    more: text('Nothing in it is a certificate or a key.', '里面没有证书或私钥。'),
    does: 'again',
  },
  unknown: {
    name: text('something else', '其他内容'),
    more: text('What it is could not be told.', '看不出是什么文件。'),
    does: 'again',
  },
};

type Remedy =
  | 'again'
  | 'pack'
  | 'pack-one'
  | 'pack-der'
  | 'pack-key'
  | 'pkcs7'
  | 'pkcs7-pem'
  | 'base64'
  | 'keytool'
  | 'order'
  | 'unzip'
  | 'attachment';

const pack = text('Pack certificate and private key into a .p12', '把证书和私钥打包成 .p12');
const again = text(
  'Get the file again from the authority, or export it where the certificate is installed',
  '到 CA 网站重新下载，或到装有证书的电脑上重新导出',
);
const unpack = text('Unpack it and take the .p12 or .pfx in it', '解压后使用里面的 .p12 或 .pfx');
const attached = text(
  'Save the attached .p12 or .pfx, then check that',
  '把附件里的 .p12 或 .pfx 存出来再检查',
);
const decode = text('Turn it back into bytes', '把它解码成二进制文件');
const convert = text('Write the keystore as PKCS #12', '把密钥库转换成 PKCS #12');
const order = text(
  'Order an S/MIME certificate for the mailbox from a certificate authority',
  '为该邮箱向 CA 申请一张 S/MIME 证书',
);
const STEPS = {
  one: text(
    'openssl pkcs12 -export -in file.pem -out mail.p12 (file.pem is this file; it asks for a new password)',
    'openssl pkcs12 -export -in file.pem -out mail.p12（file.pem 就是这个文件；会提示设置新密码）',
  ),
  der: text(
    'openssl x509 -inform DER -in file.cer -out certificate.pem (file.cer is this file)',
    'openssl x509 -inform DER -in file.cer -out certificate.pem（file.cer 就是这个文件）',
  ),
  key: text(
    'openssl pkey -inform DER -in file.key -aes256 -out key.pem (file.key is this file; it asks for a password)',
    'openssl pkey -inform DER -in file.key -aes256 -out key.pem（file.key 就是这个文件；会提示设置密码）',
  ),
  bundle: text(
    'openssl pkcs7 -inform DER -print_certs -in file.p7b -out chain.pem (file.p7b is this file)',
    'openssl pkcs7 -inform DER -print_certs -in file.p7b -out chain.pem（file.p7b 就是这个文件）',
  ),
  bundlePem: text(
    'openssl pkcs7 -print_certs -in file.p7b -out chain.pem (file.p7b is this file)',
    'openssl pkcs7 -print_certs -in file.p7b -out chain.pem（file.p7b 就是这个文件）',
  ),
  chainOnly: text(
    'openssl pkcs12 -export -inkey key.pem -in chain.pem -out mail.p12 (key.pem is the key that the certificate was ordered with; it asks for a new password)',
    'openssl pkcs12 -export -inkey key.pem -in chain.pem -out mail.p12（key.pem 是申请证书时的私钥；会提示设置新密码）',
  ),
  decode: text(
    'openssl base64 -d -in file.txt -out mail.p12 (file.txt is this file; if it is one long line, add -A)',
    'openssl base64 -d -in file.txt -out mail.p12（file.txt 就是这个文件；如果只有一长行，加上 -A）',
  ),
  keytool: text(
    'keytool -importkeystore -srckeystore store.jks -destkeystore mail.p12 -deststoretype PKCS12 (store.jks is this file; it asks for the passwords)',
    'keytool -importkeystore -srckeystore store.jks -destkeystore mail.p12 -deststoretype PKCS12（store.jks 就是这个文件；会提示输入密码）',
  ),
  again: text('Check mail.p12 again with check-smime.', '再用 check-smime 检查 mail.p12。'),
};

function fixesFor(remedy: Remedy) {
  const packing = (steps: readonly Message[]) => [thenImport(pack(), steps), fix(again(), 'you')];
  switch (remedy) {
    case 'pack':
      return packing(packSteps());
    case 'pack-one':
      return packing([STEPS.one(), STEPS.again()]);
    case 'pack-der':
      return packing([STEPS.der(), ...packSteps()]);
    case 'pack-key':
      return packing([STEPS.key(), ...packSteps()]);
    case 'pkcs7':
      return packing([STEPS.bundle(), STEPS.chainOnly()]);
    case 'pkcs7-pem':
      return packing([STEPS.bundlePem(), STEPS.chainOnly()]);
    case 'base64':
      return [fix(decode(), 'you', { steps: [STEPS.decode(), STEPS.again()] })];
    case 'keytool':
      return [thenImport(convert(), [STEPS.keytool(), STEPS.again()])];
    case 'order':
      return [thenImport(order(), [], 'hours')];
    case 'unzip':
      return [fix(unpack(), 'you')];
    case 'attachment':
      return [fix(attached(), 'you')];
    default:
      return [fix(again(), 'you')];
  }
}

const wanted = text('PKCS #12 (.p12, .pfx)', 'PKCS #12（.p12、.pfx）');

export default smimeCheck({
  id: 'smime/not-pkcs12',
  question: text('Is the file something else than PKCS #12?', '文件是不是 PKCS #12 以外的格式？'),
  why: text(
    'Alibaba Mail imports PKCS #12 (RFC 7292 §4) alone; certificates come in other wrappings as well.',
    '阿里邮箱只能导入 PKCS #12（RFC 7292 §4），而证书常以别的格式发放。',
  ),
  severity: 'error',
  needs: ['file'],
  route: SMIME_ROUTE,
  references: ['RFC 7292 §4', 'RFC 7468 §5'],
  answer({ file }) {
    const { kind, seen } = file;
    if (kind === 'pkcs12') return no([seen]);
    const { name, more, does } = KINDS[kind];
    return yes({
      title: title({ kind: name() }),
      detail: detail({ more: more() }),
      evidence: [{ from: seen, saw: name(), wanted: wanted() }],
      confidence: kind === 'unknown' ? 0.9 : 0.97,
      fixes: fixesFor(does),
    });
  },
});
