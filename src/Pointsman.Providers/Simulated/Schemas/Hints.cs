using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Values that a text offers for the fields of an object, chosen by what the field's name and description say. Each
/// kind of value is given out in turn, from the first again when the last was given.
/// </summary>
/// <param name="text">Where the values are taken from.</param>
/// <param name="prompt">The prompt, for fields that want a label or an answer.</param>
/// <param name="solution">What the prompt asks for, when it is a known task.</param>
/// <param name="skip">How many values of each kind are left out at the beginning.</param>
internal sealed partial class Hints(string text, Prompt prompt, Solution? solution = null, int skip = 0)
{
    private const int MaxDefault = 3;
    private const string Digits = @"(?<![\d,])-?\d[\d,]{0,30}(?:\.\d{1,30})?";
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _kinds = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<string>> _numbers = new(() => Finds.Numbers(text));
    private readonly Lazy<IReadOnlyList<string>> _others = new(() => Passage.Quoted(text) is { } quoted ? [quoted]
        : Finds.Names(text) is { Count: > 0 } names ? names
        : KeyWords.Of(text, MaxDefault) is { Count: > 0 } words ? words : ["none"]);

    public string Text => text;

    public Prompt Prompt => prompt;

    /// <summary>The places that the text names, else the other names.</summary>
    public static IReadOnlyList<string> PlacesIn(string text) =>
        Finds.Places(text) is { Count: > 0 } places ? places : Finds.Names(text);

    /// <summary>The words of a name such as <c>customerEmail</c> or <c>customer_email</c>, in lower case.</summary>
    public static IReadOnlyList<string> Words(string name) =>
        [.. NameWord().Matches(name).Select(match => match.Value.ToLowerInvariant())];

    /// <summary>The values of the kind that a field wants, most fitting first; empty when there is none.</summary>
    public IReadOnlyList<string> Values(string name, string about)
    {
        foreach (string word in Words(name).Concat(Words(about)))
        {
            if (!_kinds.TryGetValue(word, out IReadOnlyList<string>? values))
            {
                _kinds[word] = values = OfKind(word);
            }

            if (values.Count > 0)
            {
                return values;
            }
        }

        return [];
    }

    public string ForText(string name, string about)
    {
        IReadOnlyList<string> values = Values(name, about);
        if (values.Count > 0)
        {
            return Next(values, string.Join('\n', values));
        }

        return Next(_others.Value, "default");
    }

    /// <summary>
    /// A number for a field: the answer, one that stands beside the field's name, or the next of all.
    /// </summary>
    public decimal? ForNumber(string name)
    {
        IReadOnlyList<string> words = Words(name);
        if (words.Any(IsAnswer) && Parse(solution?.Right) is { } answer)
        {
            return answer;
        }

        foreach (string word in words.Where(word => word.Length > 2))
        {
            string stem = Regex.Escape(word.TrimEnd('s'));
            Match beside = Regex.Match(
                text,
                $@"(?<n>{Digits})[ -]{stem}|\b{stem}\w*\W{{1,3}}(?:(?:is|of|to|was)\W)?(?<n>{Digits})",
                RegexOptions.IgnoreCase);
            if (beside.Success)
            {
                return Parse(beside.Groups["n"].Value);
            }
        }

        return _numbers.Value.Count == 0 ? null : Parse(Next(_numbers.Value, "number"));
    }

    /// <summary>Whether the text speaks of what a field is named after, and does not deny it.</summary>
    public bool ForFlag(string name) => Words(name).Where(word => word.Length > 2 && word is not "has" and not "is")
        .Any(word => Regex.IsMatch(text, $@"(?<!\b(?:no|not|without|never|n't) (?:\w+ )?)\b{Regex.Escape(word)}",
            RegexOptions.IgnoreCase));

    /// <summary>Whether a value of a set is a number that the text names.</summary>
    public bool Names(JsonNode? value) => value is JsonValue one && one.TryGetValue(out decimal number)
        && (Parse(solution?.Right) == number || _numbers.Value.Any(found => Parse(found) == number));

    private static decimal? Parse(string? number) => decimal.TryParse(
        number?.Replace(",", "", StringComparison.Ordinal).TrimStart('$', '€', '£'), NumberStyles.Number,
        CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) < 1e15m ? value : null;

    private static bool IsAnswer(string word) =>
        word is "answer" or "result" or "output" or "solution" or "final" or "total" or "sum" or "count";

    private IReadOnlyList<string> OfKind(string word) => word switch
    {
        "email" or "mail" => Finds.Emails(text),
        "date" or "day" or "when" or "deadline" => Finds.Dates(text),
        "url" or "link" or "uri" or "website" => Finds.Links(text),
        "phone" or "telephone" => Finds.Phones(text),
        "amount" or "price" or "cost" => Finds.Amounts(text),
        "city" or "location" or "place" or "town" or "country" or "destination" or "origin" or "region" =>
            PlacesIn(text),
        "name" or "person" or "people" or "author" or "customer" or "names" or "who" or "user" => Finds.Names(text),
        "sentiment" => [Labels.Rank(["positive", "negative", "neutral"], prompt.Passage, prompt.Key).Ranked[0]],
        "summary" => Sentences.Of(prompt.Passage) is [var first, ..] ? [first] : [],
        "expression" or "formula" => Formula().Match(text) is { Success: true } match ? [match.Value.Trim()] : [],
        "steps" or "reasoning" or "explanation" or "thought" => solution?.Steps ?? [],
        "query" or "search" or "topic" or "subject" or "question" or "keywords" or "term" =>
            [Passage.Quoted(text) ?? string.Join(' ', KeyWords.Of(text, 5))],
        "text" or "content" or "message" or "body" or "title" => Passage.Quoted(text) is { } quoted ? [quoted] : [],
        _ when IsAnswer(word) => solution is null ? [] : [solution.Right],
        _ => [],
    };

    private string Next(IReadOnlyList<string> values, string kind)
    {
        int given = _given.GetValueOrDefault(kind, skip);
        _given[kind] = given + 1;
        return values[given % values.Count];
    }

    [GeneratedRegex(@"\p{Lu}?[\p{Ll}\d]+|\p{Lu}+(?!\p{Ll})")]
    private static partial Regex NameWord();

    [GeneratedRegex(@"[(\d][\d.()+\-*/%^× ]{0,60}[-+*/%^×][\d.()+\-*/%^× ]{0,60}[\d)]")]
    private static partial Regex Formula();
}
