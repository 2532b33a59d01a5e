import Readers
import SourceText
import Testing

@Suite struct LanguageGuessTests {
  @Test(arguments: [
    ("The army said on Monday that its forces had entered the village north of the city.", "en"),
    ("The victims were taken to hospital.", "en"),
    ("L’armée a annoncé lundi que ses forces étaient entrées dans le village au nord de la ville.", "fr"),
    ("قال الجيش يوم الاثنين إن قواته دخلت القرية الواقعة شمال المدينة.", "ar"),
    ("ارتش روز دوشنبه گفت که نیروهایش وارد روستایی در شمال شهر شده‌اند.", "fa"),
    ("فوج نے پیر کے روز کہا کہ اس کے دستے شہر کے شمال میں گاؤں میں داخل ہو گئے ہیں۔", "ur"),
    ("Die Armee teilte am Montag mit, dass ihre Truppen in das Dorf nördlich der Stadt eingerückt sind.", "de"),
    ("El ejército dijo el lunes que sus fuerzas entraron en la aldea al norte de la ciudad.", "es"),
    ("Армия заявила в понедельник, что её войска вошли в деревню к северу от города.", "ru"),
    ("Армія заявила в понеділок, що її війська увійшли в село на північ від міста.", "uk"),
    (
      "Ordu pazartesi günü yaptığı açıklamada, birliklerinin kentin kuzeyindeki köye girdiğini ve bir kişinin öldüğünü "
        + "söyledi, bu olay daha sonra incelendi.", "tr"
    ),
    ("הצבא הודיע ביום שני כי כוחותיו נכנסו לכפר מצפון לעיר.", "he"),
    ("L'esercito ha detto lunedì che le sue forze sono entrate nel villaggio a nord della città.", "it"),
    ("O exército disse na segunda-feira que as suas forças não entraram na aldeia ao norte da cidade.", "pt"),
    ("Het leger zei maandag dat zijn troepen het dorp ten noorden van de stad zijn binnengetrokken.", "nl"),
    ("Artêşê roja duşemê got ku hêzên wê ketine gundê li bakurê bajêr û di nav de ne.", "ku"),
    ("سوپا ڕۆژی دووشەممە ڕایگەیاند کە هێزەکانی چوونەتە گوندێک لە باکووری شار.", "ckb"),
  ])
  func runningTextIsTold(_ text: String, _ language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
    #expect(LanguageGuess.languages.contains(language))
  }

  @Test(arguments: ["", "Halab", "Damascus, Aleppo, Homs", "123 – 456", "大马士革", "Maarat al-Artiq", "https://", "شمال"])
  func littleTextHasNoLanguage(_ text: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == nil)
  }

  @Test func lockedTextDoesNotCount() throws {
    let text = "قال الجيش إن قواته دخلت القرية. https://example.org/the/of/and/to/in/is/was/that/for/with/on/by/from"
    let document = try ReaderChecks(reader: PlainTextReader.self).document(text)
    #expect(LanguageGuess.language(of: document) == "ar")
  }
}
