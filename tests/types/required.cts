// CommonJS, with declarations of its own.
import cardmend = require('cardmend');
import check = require('cardmend/check');
import field = require('cardmend/field');

export const load: Promise<cardmend.Cardmend> = cardmend.loadCardmend({ locale: 'zh-CN' });
export const small: Promise<check.Checker> = check.loadChecker();
export const attach: typeof field.attachField = field.attachField;
