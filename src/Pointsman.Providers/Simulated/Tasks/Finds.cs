using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>What can be found in a text by its form: addresses, dates, amounts, numbers, names.</summary>
internal static partial class Finds
{
    private const int MaxFinds = 200;

    public static IReadOnlyList<string> Emails(string text) => All(Email(), text);

    public static IReadOnlyList<string> Dates(string text) => All(Date(), text);

    public static IReadOnlyList<string> Amounts(string text) => All(Amount(), text);

    public static IReadOnlyList<string> Links(string text) => All(Link(), text);

    public static IReadOnlyList<string> Phones(string text) => All(Phone(), text);

    public static IReadOnlyList<string> Numbers(string text) => All(Number(), text);

    /// <summary>Several words with capitals in a row, or one that does not just begin a sentence.</summary>
    public static IReadOnlyList<string> Names(string text) => All(Name(), text);

    /// <summary>
    /// Names that stand where places stand: after in, at, for, to, from, and what is listed with them.
    /// </summary>
    public static IReadOnlyList<string> Places(string text) =>
    [
        .. Place().Matches(text).Take(MaxFinds)
            .SelectMany(match => match.Groups["one"].Captures.Select(capture => capture.Value))
            .Distinct(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> All(Regex form, string text) =>
    [
        .. form.Matches(text).Take(MaxFinds).Select(match => match.Value.TrimEnd('.', ','))
            .Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")]
    private static partial Regex Email();

    [GeneratedRegex(
        @"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
        + @"|\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
        + @"|Aug(?:ust)?"
        + @"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?: \d{1,2}(?:st|nd|rd"
        + @"|th)?)?(?:,? \d{4})?\b(?<=\d)")]
    private static partial Regex Date();

    [GeneratedRegex(
        @"[$€£]\s?\d[\d,]{0,30}(?:\.\d+)?(?:\s?(?:million|billion|[kKmM]\b))?|\b\d[\d,]{0,30}(?:\.\d+)?\s?(?:USD"
        + @"|EUR|GBP|CHF|dollars|euros|pounds)\b")]
    private static partial Regex Amount();

    [GeneratedRegex(@"https?://[^\s<>""')]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w.-])\+?\(?\d{2,4}\)?[ -]\d{3,4}[ -]?\d{2,6}\b")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\w.])-?\d[\d,]{0,30}(?:\.\d+)?(?![\w])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|(?<=[\p{Ll},;:\d] )\p{Lu}\p{Ll}+")]
    private static partial Regex Name();

    [GeneratedRegex(
        @"\b(?:in|at|for|to|from|of|near)\s+(?<one>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*)"
        + @"(?:(?:,| and|, and| or)\s+(?:in |at |for |to )?(?<one>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*))*")]
    private static partial Regex Place();
}
