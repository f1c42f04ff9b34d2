namespace Pointsman;

/// <summary>
/// The words that are looked for in a prompt, in lower case. Two characters of Chinese, Japanese or Korean count as a
/// word. A word may stand in several lists.
/// </summary>
internal static class PromptWords
{
    // Each is a tool and a part of programs at once, and enough by itself.
    private const string CodeWords = """
        refactor refactoring regex sql javascript typescript dockerfile pytest monolith github api
        stacktrace traceback segfault nullpointerexception typeerror codebase semicolon
        """;

    private const string CodePairs =
        "regular expression, unit test, unit tests, stack trace, http status, json schema, race condition";

    /// <summary>Words by topic, each with its weight.</summary>
    public static readonly (PromptTopic Topic, int Weight, string Words)[] Topics =
    [
        (PromptTopic.Hard, 5, """
            prove proof derive counterexample beweise beweisen démontre démontrer démontrez prouve
            demuestra dimostra demonstra bewijs udowodnij докажи доведи 证明 証明 증명
            """),
        (PromptTopic.Hard, 3, """
            analyse analyze analysing analyzing design redesign architect architecture evaluate critique
            justify tradeoff tradeoffs propose assess weigh decompose reconstruct argue refute refactor
            discuss examine rigorous rigorously hypotheses deadlock deadlocks strategy analysiere
            analysieren entwirf entwerfen bewerte begründe begründen entwickle erörtere analysez analyser
            conçois concevoir évalue évaluez justifie argumente analiza diseña evalúa justifica argumenta
            estrategia analizza progetta valuta motiva giustifica analisa analise avalia avalie justifique
            analyseer ontwerp onderbouw beoordeel przeanalizuj zaprojektuj oceń uzasadnij проанализируй
            спроектируй обоснуй оцени проаналізуй спроєктуй обґрунтуй 设计 分析 评估 权衡 設計 評価 분석 설계 평가 حلل صمم
            विश्लेषण
            """),
        (PromptTopic.Hard, 1, """
            compare comparison analysis optimise optimize risks alternatives assumptions implications
            consequences constraints contradict contradictions hypothesis rebuttal invariant concurrency
            distributed consistency scalable scalability migrate migration experiments feasibility roadmap
            mitigate uncertainties dependencies rollback isolation idempotency theorem interleaving ethics
            accountable countermeasure countermeasures conflicting conclude reconcile synthesise
            synthesize outline plan causes criteria vergleiche vergleich widersprüche strategie risiken
            annahmen alternativen herleiten optimiere begründung comparez stratégie risques hypothèses
            compara strategia rischi confronta riesgos alternativas estratégia riscos vergelijk risico
            kosten porównaj ryzyko сравни стратегии риски порівняй ризики 比较 方案 风险 逐步 策略 比較 戦略 비교
            """),
        (PromptTopic.Work, 1, """
            how plan help mail email letter difference compare calculate calculation solve function script
            tests turn notice advice advise change show should tip plane brief propose lettre diferencia
            calcula
            """),
        (PromptTopic.Work, 2, """
            explain why write draft summarise summarize summary describe rewrite story essay suggest
            create compose implement generate outline review improve tone recommend poem article reminder
            invitation continue feedback develop prepare toast schreibe schreib erkläre erklär fasse
            zusammen warum formuliere gedicht unterschied verfasse erstelle beschreibe écris rédige
            rédigez explique expliquez résume résumez pourquoi décris escribe explica explícalo redacta
            scrivi spiega spiegalo riassumi descrivi perché escreve escreva resuma descreve schrijf leg
            waarom beschrijf napisz wyjaśnij opisz streść dlaczego напиши объясни опиши почему поясни чому
            اكتب اشرح تشرح लिखें समझाएं 解释 请写 写一 说明 总结 为什 書い 説明 要約 설명 작성 이메
            """),
        (PromptTopic.Brief, 1, """
            translate classify label extract convert spell capital synonym synonyms define detect correct
            typo typos grammar rename count round reformat sentiment category tag choose select remove
            duplicate thanks hello hi spam abbreviation übersetze klassifiziere ordne korrigiere nenne wer
            wann hauptstadt nur danke hallo wort traduis traduisez extrais classe corrige qui signifie
            merci traduce clasifica extrae cuál quién significa gracias traduci estrai chi traduz traduza
            qual quem vertaal meervoud przetłumacz jaka stolica переведи какая столица кто переклади 翻译 首都
            作者 すか 수도 عاصمة राजधानी
            """),
        (PromptTopic.Maths, 4, """
            integral integrals derivative derivatives theorem lemma polynomial polynomials eigenvalue
            eigenvalues eigenvector logarithm equation equations probability fahrenheit celsius matrix
            prime primes irrational integer integers triangle quadratic hypotenuse sqrt frac infty cdot
            geometry algebra calculus arithmetic trigonometry posterior bayes variance exponential
            invertible divisible factorial permutations gleichung ableitung wahrscheinlichkeit primzahl
            primzahlen wurzel dreieck rechenweg équation équations probabilité dérivée intégrale
            récurrence carré théorème ecuación probabilidad derivada triángulo desviación teorema polígono
            equazione probabilità derivata equação probabilidade kansrekening vergelijking równanie
            уравнение вероятность скорость вычисление рівняння 等于 多少 乘以 计算 方程 概率 計算 방정 확률
            """),
        (PromptTopic.Maths, 1, """
            prove solve calculate compute calculation sum average mean median percent percentage ratio
            fraction angle area total add subtract multiply divided times square root minus plus digits
            decimals compounded interest rate rates distance speed liters minutes hours days degrees dice
            coins scale fewer share half third larger smaller beweise löse berechne rechne mal summe
            prozent kostet durchschnitt hälfte viel calcule calcul somme moyenne prix pourcent démontre
            combien calcula cuánto cuánta cuántos suma media por tardan calcolo calcola costa prezzo
            quanto soma poupa oferta bereken som oblicz вычисли сколько
            """),
        (PromptTopic.Urgent, 2, """
            urgent urgently asap immediately emergency dringend dringende sofort notfall eilig eilt
            urgence urgente inmediatamente urgência urgentemente spoed pilne pilnie срочно терміново
            subito 紧急 緊急 至急 긴급 عاجل तुरंत
            """),
        (PromptTopic.Tongue, 1, """
            python javascript typescript java rust golang ruby php kotlin swift haskell scala bash
            powershell sql postgres postgresql mysql sqlite mongodb html css react vue angular django
            flask spring node npm pip git docker dockerfile kubernetes terraform regex regexp json yaml
            xml http api pytest junit csharp dotnet pandas numpy linux shell stdio undefined
            nullpointerexception typeerror
            """),
        (PromptTopic.Part, 1, """
            function functions script class method code bug query queries array list loop variable
            variables exception module compile compiler thread threads mutex queue cache schema service
            tests test expression endpoint request requests console table tables index indexes status
            repository container command terminal stack merge rebase commit branch flag funktion skript
            methode fonction requête función funzione função функцию 函数 代码 関数 함수 implement port print
            default
            """),
        (PromptTopic.Part, 4, CodeWords),
        (PromptTopic.Tongue, 4, CodeWords),
        (PromptTopic.Foreign, 2, """
            och att det som är på inte jag heter vad ett hur från eller när jeg ikke af til hvad hvor og
            være että ja mikä joka ovat olen kirjoita jonka lyhyt bir ve bu için nasıl mı değil çok jsem
            který jsou není şi și este nu să pentru egy és hogy nem az yang ini untuk dengan tidak là của
            và không một các ndiyo kwa
            """),
    ];

    /// <summary>Two words that mean something side by side, with the topic and the weight of both together.</summary>
    public static readonly (PromptTopic Topic, int Weight, string Pairs)[] Pairs =
    [
        (PromptTopic.Hard, 2, "step by, trade off, trade offs, root cause, each step, étape par, paso a, passo dopo, "
            + "schritt für, race condition, failure modes, шаг за, every step, confidence interval"),
        (PromptTopic.Hard, 3, "show that"),
        (PromptTopic.Work, 1, "por qué, leg uit, what should, was kann"),
        (PromptTopic.Work, 2, "pros and"),
        (PromptTopic.Brief, 1, "one word, or no, yes or, nothing else, only the, stands for, stand for, what does, "
            + "how tall, only with, einem wort, who wrote, who is, who was, who are, when did, when was, "
            + "and only, return only, list only, names only, name only, reply with, answer with"),
        (PromptTopic.Maths, 4, "square root"),
        (PromptTopic.Maths, 1, "how many, how much, how long, wie viel, quel prix, was ist"),
        (PromptTopic.Urgent, 2, "is down, are down, right away, right now, soon as, next hour, en panne"),
        (PromptTopic.Tongue, 4, CodePairs),
        (PromptTopic.Part, 4, CodePairs),
    ];

    /// <summary>The commonest words of languages that share the Latin letters, in the order of their lanes.</summary>
    public static readonly (TextLanguage Language, string Words)[] Languages =
    [
        (TextLanguage.En, """
            the of and to in is that it for you with on as are was this be at have from or an not your by
            we what which how do does did can i a my if will would who when where please me about write
            there has had their they but so than then these those no into our its why give find make
            explain translate hi hello thanks ok
            """),
        (TextLanguage.De, """
            der die das und ist nicht ein eine einen einem dem den des ich du sie wir ihr mit für auf von
            zu im am bei aus nach wie was wer wo warum wenn dass oder aber auch noch nur sich es wird
            werden hat haben sind kann bitte mir mich uns über kein keine zum zur schreibe erkläre
            antworte danke dir hallo welche welcher in so man
            """),
        (TextLanguage.Fr, """
            le la les un une des du de et est en que qui dans pour pas sur au aux avec ce cette ces il
            elle nous vous je tu ne se sa son ses leur par plus ou où quel quelle comment pourquoi sont
            été être avoir à y d l qu n bonjour merci mais fait deux trois puis chez
            """),
        (TextLanguage.Es, """
            el la los las un una de del y en que es por para con no se su al lo como más pero sus le ya o
            este porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos
            qué cuál cómo cuánto quién son está hola gracias dos tres si cada unas
            """),
        (TextLanguage.It, """
            il lo la gli le un uno una di del della dei delle e è che in per con non si da dal al come più
            ma ci sono nel nella alla questo questa anche chi cosa perché quando dove ho hai ha mi ti ciao
            grazie quale due tre
            """),
        (TextLanguage.Pt, """
            o a os as um uma de do da dos das e é que em no na para com não se por mais como mas foi ao
            ele ela seu sua ou quando muito nos já está eu também só pelo pela até isso qual quem quanto
            são olá obrigado três dois cada
            """),
        (TextLanguage.Nl, """
            de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou of
            wat mijn dit zo door over ze zich bij ook tot je mij uit daar haar naar heb hoe heeft hebben
            deze want nog zal waarom wie waar welke kun drie schrijf dank
            """),
        (TextLanguage.Pl, """
            w i z na do się nie to jest że o jak a po co ale za od czy są dla przez tak już być tylko
            gdzie kto dlaczego jaka jaki jakie oraz który która napisz dziękuję proszę dzień
            """),
    ];
}
