/** Names of the months as papers write them within a date, in lower case, a row a month, and their numbers. */
export const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january januar janvier enero gennaio januari janeiro jän jänner ocak stycznia января січня gener ianuarie ledna tammikuuta يناير',
    'feb february februar février fevrier febrero febbraio februari fevereiro şubat lutego февраля лютого febrer februarie února helmikuuta فبراير شباط',
    'mar march märz maerz mars marzo maart março mrz mart marca марта березня març martie března maaliskuuta maret مارس آذار',
    'apr april avril abril aprile nisan kwietnia апреля квітня aprilie dubna huhtikuuta أبريل ابريل إبريل نيسان',
    'may mai mayo maggio mei maio mayıs maja мая травня maig května toukokuuta maj مايو أيار',
    'jun june juni juin junio giugno junho haziran czerwca июня червня juny iunie června kesäkuuta يونيو يونيه حزيران',
    'jul july juli juillet julio luglio julho temmuz lipca июля липня juliol iulie července heinäkuuta يوليو يوليه تموز',
    'aug august août aout agosto augustus ağustos sierpnia августа серпня agost srpna elokuuta augusti agustus أغسطس اغسطس آب',
    'sep sept september septembre septiembre settembre setembro eylül września сентября вересня setembre septembrie září syyskuuta سبتمبر أيلول',
    'oct october oktober octobre octubre ottobre outubro okt ekim października октября жовтня octombrie října lokakuuta أكتوبر اكتوبر',
    'nov november novembre noviembre novembro kasım listopada ноября листопада noiembrie listopadu marraskuuta نوفمبر',
    'dec december dezember décembre decembre diciembre dicembre dezembro dez aralık grudnia декабря грудня desembre decembrie prosince joulukuuta desember des ديسمبر',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1])),
);

/** The names for a pattern, the longer first. */
export const MONTH_NAMES = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
