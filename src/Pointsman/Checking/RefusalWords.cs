using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// How refusals are worded: somebody who speaks of himself, that he cannot or will not, and what he was asked for in
/// general words. Without the last, "I can't find the file" would be a refusal.
/// </summary>
internal static partial class RefusalWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const int MostMilliseconds = 100;

    private static readonly Regex[] All = [English(), German(), French(), Spanish()];

    /// <summary>The first refusal that begins within so many characters; nothing when there is none.</summary>
    public static string? Find(string text, int beginning)
    {
        string plain = text.Replace('\u2019', '\'');
        foreach (Regex language in All)
        {
            Match match = Matched(language, plain);
            if (match.Success && match.Index <= beginning)
            {
                return match.Value;
            }
        }

        return null;
    }

    // The texts are short and the expressions have no nested repeats, so the time is never over in practice.
    private static Match Matched(Regex language, string text)
    {
        try
        {
            return language.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return Match.Empty;
        }
    }

    [GeneratedRegex(
        @"\bI(?:'m|\s+am)?\s+(?:(?:really\s+|truly\s+)?(?:sorry|afraid),?\s+(?:but\s+)?(?:that\s+)?(?:I\s+)?)?"
        + @"(?:can(?:no|')?t|can not|could ?n't|am not able to|not able to|am unable to|unable to|won't|will not"
        + @"|must decline to|have to decline to|not (?:allowed|permitted|comfortable)(?: to)?)\s+(?:be able to\s+)?"
        + @"(?:in good conscience\s+)?(?:help(?:ing)?|assist(?:ing)?|provid(?:e|ing)|comply|fulfil|answer(?:ing)?"
        + @"|creat(?:e|ing)|writ(?:e|ing)|discuss(?:ing)?|engag(?:e|ing)|generat(?:e|ing)|do that|do this|support"
        + @"|participate|continue with|complete this|give (?:advice|you|medical|legal|financial)|share|produce)\b"
        + @"|\bI must (?:respectfully )?decline\b|\bI(?:'m| am) (?:going|having) to decline\b"
        + @"|\bas an AI(?: language)?(?: model| assistant)?,? I (?:can(?:no|')?t|do not|don't|am not|am unable)\b"
        + @"|\b(?:this|that|your) request (?:goes against|violates)\b|^(?:sorry|no), (?:but )?I can(?:no|')?t do\b",
        Options, MostMilliseconds)]
    private static partial Regex English();

    [GeneratedRegex(
        @"\b(?:ich kann|kann ich|ich darf|darf ich|ich werde|werde ich|ich möchte|möchte ich)\b[^.!?\n]{0,60}?"
        + @"\b(?:nicht|keine?n?|leider nicht)\s+(?:dabei\s+|damit\s+|weiter\s+)?[^.!?\n]{0,40}?(?:helfen|weiterhelfen"
        + @"|behilflich|unterstützen|beantworten|bereitstellen|erfüllen|nachkommen"
        + @"|erstellen|schreiben|geben|anbieten)\b"
        + @"|\bich bin nicht in der Lage,?\s|\bals KI(?:-\w+)? (?:kann|darf) ich\b[^.!?\n]{0,30}?\b(?:nicht|keine?n?)\b"
        + @"|\bmuss ich (?:leider )?ablehnen\b",
        Options, MostMilliseconds)]
    private static partial Regex German();

    [GeneratedRegex(
        @"\bje ne (?:peux|puis|suis)\s+(?:malheureusement\s+)?(?:pas|en mesure)\s+(?:en mesure |capable |autorisée? )?"
        + @"(?:d'|de |à )?(?:vous |t'|te |y )?(?:aider|assister|fournir|répondre|donner|générer|créer|rédiger|écrire"
        + @"|accéder à (?:votre|cette) demande|satisfaire|traiter|discuter)\b"
        + @"|\ben tant qu'(?:IA|intelligence artificielle|assistant|modèle)[^.!?\n]{0,40}?\bje ne (?:peux|suis)\b"
        + @"|\bje dois (?:malheureusement )?(?:refuser|décliner)\b",
        Options, MostMilliseconds)]
    private static partial Regex French();

    [GeneratedRegex(
        @"\bno\s+(?:puedo|podré|podría|soy capaz de|estoy en condiciones de|me es posible)\s+(?:ayudar|asistir"
        + @"|proporcionar|responder|cumplir|generar|crear|escribir|ofrecer|dar(?:te|le)?|brindar|realizar|atender)"
        + @"|\bcomo (?:IA|inteligencia artificial|asistente|modelo de lenguaje)\b[^.!?\n]{0,40}?\bno (?:puedo|tengo)\b"
        + @"|\bdebo (?:rechazar|negarme|declinar)\b",
        Options, MostMilliseconds)]
    private static partial Regex Spanish();
}
