import Testing

@testable import Romanization

/// Worked examples as the standards print them.
@Suite struct SchemeTests {
  private func write(_ name: String, _ scheme: RomanizationScheme) -> String {
    Romanizer(scheme: scheme, model: nil).romanize(name)
  }

  /// BGN/PCGN 1956, tables and notes of the 2019 confirmation.
  @Test(arguments: [
    ("قُرْآن", "Qur’ān"), ("أَبُو ظَبْي", "Abū Z̧aby"), ("بِئْر زَيْت", "Bi’r Zayt"), ("أُمّ العَمَد", "Umm al ‘Amad"),
    ("البَحرَيْن", "Al Baḩrayn"), ("الكُوت", "Al Kūt"), ("الثُّلَيثُوَات", "Ath Thulaythuwāt"), ("الجَزِيرَة", "Al Jazīrah"),
    ("المَحْمُودِيَّة", "Al Maḩmūdīyah"), ("خَيْبَر", "Khaybar"), ("دَمَنْهُور", "Damanhūr"), ("ذَهَب", "Dhahab"),
    ("الرَّوْضة", "Ar Rawḑah"), ("زُوَارَة", "Zuwārah"), ("السُّلَيْمانِيَّة", "As Sulaymānīyah"), ("الشَّام", "Ash Shām"),
    ("قَيْصُومَة", "Qayşūmah"), ("ضَوْر", "Ḑawr"), ("القُنَيْطِرَة", "Al Qunayţirah"), ("ظُفَار", "Z̧ufār"),
    ("أَبُو عَرِيش", "Abū ‘Arīsh"), ("بَغْداد", "Baghdād"), ("الفُرات", "Al Furāt"), ("قَطَر", "Qaţar"), ("الكُوَيْت", "Al Kuwayt"),
    ("حَلَب", "Ḩalab"), ("مَكَّة", "Makkah"), ("نَخْل", "Nakhl"), ("جَبَل هارُون", "Jabal Hārūn"), ("وادِي غَضَا", "Wādī Ghaḑā"),
    ("القاهِرَة", "Al Qāhirah"), ("المَدِينَة المُنَوَّرَة", "Al Madīnah al Munawwarah"), ("مُحَافَظَة دِمَشْق", "Muḩāfaz̧at Dimashq"),
    ("البَصْرَة", "Al Başrah"), ("الرِّيَاض", "Ar Riyāḑ"), ("القُدْس", "Al Quds"), ("بَاب المَنْدَب", "Bāb al Mandab"),
    ("صُور", "Şūr"),
    ("مَرْسَىٰ مَطْرُوح", "Marsá Maţrūḩ"), ("صَيْدَا", "Şaydā"), ("الدَّوحَة", "Ad Dawḩah"), ("مُحَمَّد", "Muḩammad"),
    ("أُوزُونْلَار", "Ūzūnlār"), ("أَوْسَط", "Awsaţ"), ("سَنَاو", "Sanāw"), ("اِيرَان", "Īrān"), ("تَلّ السَّرَاي", "Tall as Sarāy"),
    ("آلْبُو مُعَيْط", "Ālbū Mu‘ayţ"), ("سَلْمان پَاك", "Salmān Pāk"), ("تَلّ كُوچِك الصَّغِير", "Tall Kūchik aş Şaghīr"),
    ("تَلّ گَمْر", "Tall Gamr"), ("صَنْعَاء", "Şan‘ā’"), ("حَمَاة", "Ḩamāh"), ("غَرْبِيّ", "Gharbī"), ("عَبْد الله", "‘Abd Allāh"),
  ])
  func bgn(_ name: String, _ expected: String) { #expect(write(name, .bgnPCGN) == expected) }

  /// United Nations 2017, notes to the table.
  @Test(arguments: [
    ("الشَّارِقَة", "Ash Shāriqah"), ("الزَّيْتُون", "Az Zaytūn"), ("البَلَد", "Al Balad"),
    ("مِنْيَة الضِّنِّيَّة", "Minyat Aḏ Ḏinniyyah"),
    ("جَبَلٌ", "Jabal"),
  ])
  func ungegn(_ name: String, _ expected: String) { #expect(write(name, .ungegn) == expected) }

  /// ALA-LC 2012, rules 1 and 5 to 8.
  @Test(arguments: [
    ("وَضْع", "waḍʻ"), ("عِوَض", "ʻiwaḍ"), ("دَلْو", "dalw"), ("يَد", "yad"), ("حِيَل", "ḥiyal"), ("طَهْي", "ṭahy"),
    ("أُولَى", "ūlá"),
    ("صُورَة", "ṣūrah"), ("ذُو", "dhū"), ("إِيمَان", "īmān"), ("جِيل", "jīl"), ("فِي", "fī"), ("كِتَاب", "kitāb"),
    ("سَحَاب", "saḥāb"),
    ("جُمَان", "jumān"), ("أَوْج", "awj"), ("نَوْم", "nawm"), ("لَوْ", "law"), ("أَيْسَر", "aysar"), ("شَيْخ", "shaykh"),
    ("عَيْنَيْ", "ʻaynay"), ("الشَّمْس", "al-shams"),
  ])
  func alaLC(_ name: String, _ expected: String) { #expect(write(name, .alaLC).lowercased() == expected) }

  @Test(arguments: [
    (RomanizationScheme.din31635, "الشَّمْس", "aš-Šams"), (.din31635, "المَدِينَة", "al-Madīna"),
    (.din31635, "جَبَل الشَّيْخ", "Ǧabal aš-Šayḫ"),
    (.din31635, "ثَوْرَة", "Ṯawra"), (.din31635, "غَزَّة", "Ġazza"), (.ijmes, "المَدِينَة", "al-Madīna"),
    (.ijmes, "العَرَبِيَّة", "al-ʿArabiyya"),
    (.ijmes, "الشَّمْس", "al-Shams"), (.iso2332, "خَالِد", "H\u{331}ālid"), (.iso2332, "شَمْس", "Šams"),
    (.press, "السُّوَيْدَاء", "al-Suwayda"),
    (.press, "حُرَيْتان", "Huraytan"),
  ])
  func others(_ scheme: RomanizationScheme, _ name: String, _ expected: String) {
    #expect(write(name, scheme) == expected)
  }

  @Test func buckwalterIsReversible() {
    #expect(Buckwalter.latin("مَعَرَّة النُّعْمَان") == "maEara~p Alnu~EomaAn")
    for name in ["مَعَرَّة النُّعْمَان", "إدلب", "كفرنبل", "چم", "آمِنة ٱلله"] {
      #expect(Buckwalter.arabic(Buckwalter.latin(name)).unicodeScalars.elementsEqual(name.unicodeScalars))
    }
  }

  @Test func otherTextStays() {
    for scheme in RomanizationScheme.allCases {
      #expect(write("Homs", scheme) == "Homs")
      #expect(write("", scheme) == "")
    }
  }
}
