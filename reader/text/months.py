"""Month names as forums print them in the languages of their users, besides English.

From the calendars of the Unicode CLDR (https://cldr.unicode.org) and the short forms of phpBB's language packs: those
names of the languages below that name one month only. Croatian has none of them: its Octobers are Polish Novembers.
"""

from __future__ import annotations

_ROMANCE_AND_GERMANIC = (
    "januar jänner janvier janv januari januarie janeiro enero ene gennaio gen gener ianuarie ian",
    "februar feber février févr fév febrero febbraio fevereiro fev februari febrer febr februarie feb",
    "märz mär mars marzo março maart mrt marts març martie mar",
    "april avril avr abril abr aprile aprilie apr",
    "mai mayo maggio mag maio mei maj maig",
    "juni juin junio giugno giu junho juny iunie iun jun",
    "juli juillet juil julio luglio lug julho juliol iulie iul jul",
    "august août aoû agosto ago augustus augusti agost agustus agt ags",
    "september septembre septiembre settembre set setembro setembre septembrie",
    "oktober okt octobre octubre ottobre ott outubro out octombrie",
    "november novembre noviembre novembro noiembrie noi",
    "dezember dez décembre déc diciembre dic dicembre dezembro december desember desembre des decembrie",
)
_SLAVIC_IN_LATIN = (
    "styczeń stycznia sty leden ledna led",
    "luty lutego lut únor února úno",
    "marzec marca březen března bře",
    "kwiecień kwietnia kwi kwie duben dubna dub",
    "maja květen května kvě",
    "czerwiec czerwca cze červen června čer",
    "lipiec lipca lip červenec července čvc črc",
    "sierpień sierpnia sie srpen srpna srp",
    "wrzesień września wrz září zář",
    "październik października paź říjen října říj",
    "listopad listopada listopadu lis",
    "grudzień grudnia gru prosinec prosince pro",
)
_CYRILLIC = (
    "январь января янв січень січня січ януари яну",
    "февраль февраля фев февр лютий лютого лют февруари",
    "март марта мар березень березня бер",
    "апрель апреля апр квітень квітня квіт кві април",
    "май мая травень травня трав тра",
    "июнь июня июн червень червня черв чер юни",
    "июль июля июл липень липня лип юли",
    "август августа авг серпень серпня серп сер",
    "сентябрь сентября сен сент вересень вересня вер септември",
    "октябрь октября окт жовтень жовтня жовт жов октомври",
    "ноябрь ноября ноя нояб листопад листопада лист лис ноември",
    "декабрь декабря дек грудень грудня груд гру декември",
)
_OTHERS = (
    "ocak oca ιανουαρίου ιανουάριος ιαν tammikuu tammikuuta tammi január ינואר يناير",
    "şubat şub φεβρουαρίου φεβρουάριος φεβ helmikuu helmikuuta helmi február פברואר فبراير",
    "mart μαρτίου μάρτιος μαρ μάρ maaliskuu maaliskuuta maalis március márc מרץ مارس",
    "nisan nis απριλίου απρίλιος απρ huhtikuu huhtikuuta huhti április ápr אפריל أبريل إبريل ابريل",
    "mayıs may μαΐου μάιος μάι μαΐ toukokuu toukokuuta touko május máj מאי مايو",
    "haziran haz ιουνίου ιούνιος ιουν ιούν kesäkuu kesäkuuta kesä június jún יוני يونيو يونيه",
    "temmuz tem ιουλίου ιούλιος ιουλ ιούλ heinäkuu heinäkuuta heinä július júl יולי يوليو يوليه",
    "ağustos ağu αυγούστου αύγουστος αυγ αύγ elokuu elokuuta elo augusztus אוגוסט أغسطس اغسطس",
    "eylül eyl σεπτεμβρίου σεπτέμβριος σεπ σεπτ syyskuu syyskuuta syys szeptember szept ספטמבר سبتمبر",
    "ekim eki οκτωβρίου οκτώβριος οκτ lokakuu lokakuuta loka október אוקטובר أكتوبر اكتوبر",
    "kasım kas νοεμβρίου νοέμβριος νοε νοέ marraskuu marraskuuta marras נובמבר نوفمبر",
    "aralık ara δεκεμβρίου δεκέμβριος δεκ joulukuu joulukuuta joulu דצמבר ديسمبر",
)
MONTHS = {
    word: month
    for names in (_ROMANCE_AND_GERMANIC, _SLAVIC_IN_LATIN, _CYRILLIC, _OTHERS)
    for month, words in enumerate(names, 1)
    for word in words.split()
}
"""Number of the month by its name in small letters, without a full stop."""
