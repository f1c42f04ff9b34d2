namespace Pointsman.Server;

/// <summary>The keys of what answers must be.</summary>
internal static class CheckSection
{
    private const long MostLength = 10_000_000;

    public static readonly Section<LengthSettings> Length = new Section<LengthSettings>(new())
        .Whole("leastWords", "the least words",
            s => s.LeastWords, (s, v) => s with { LeastWords = (int)v }, (1, MostLength))
        .Whole("words", "the most words", s => s.Words, (s, v) => s with { Words = (int)v }, (1, MostLength))
        .Whole("leastCharacters", "the least characters",
            s => s.LeastCharacters, (s, v) => s with { LeastCharacters = (int)v }, (1, MostLength))
        .Whole("leastTokens", "the least tokens",
            s => s.LeastTokens, (s, v) => s with { LeastTokens = (int)v }, (1, MostLength))
        .Whole("characters", "the most characters",
            s => s.Characters, (s, v) => s with { Characters = (int)v }, (1, MostLength))
        .Whole("tokens", "the most tokens", s => s.Tokens, (s, v) => s with { Tokens = (int)v }, (1, MostLength));

    /// <summary>What an answer must be.</summary>
    public static readonly Section<CheckSettings> Rules = new Section<CheckSettings>(new()).AddRules();

    /// <summary>The same, and what follows when it is not.</summary>
    public static readonly Section<CheckSettings> Keys = new Section<CheckSettings>(new())
        .AddRules()
        .Add(
            new("refusal", KeyKind.Word, "what follows when the model refuses")
            {
                Allowed = WrittenWords.Of<AfterFailure>(), Default = "a refusal is an answer",
            },
            (part, s) => s with { Refusal = After(part.Word("refusal", WrittenWords.Of<AfterFailure>())) })
        .Whole("retries", "how often the same model is asked again, with the error",
            s => s.Retries, (s, v) => s with { Retries = (int)v }, (0, CheckPolicy.MostRetries))
        .Word("otherwise", "what follows when the retries are used up; retry is as escalate then",
            s => s.Otherwise, (s, v) => s with { Otherwise = v });

    /// <summary>Languages that can be told by their scripts and commonest words.</summary>
    private static string[] Languages =>
    [
        .. Enum.GetValues<TextLanguage>().Where(one => one is not (TextLanguage.Unknown or TextLanguage.Other))
            .Select(WrittenWords.Of),
    ];

    private static Section<CheckSettings> AddRules(this Section<CheckSettings> section) => section
        .YesNo("complete", "whether an answer must be there and not be cut at the limit of output tokens",
            s => s.Complete, (s, v) => s with { Complete = v })
        .YesNo("json", "whether an answer must be JSON",
            s => s.Json, (s, v) => s with { Json = v })
        .Add(
            new("schema", KeyKind.Anything, "the JSON Schema that it must follow"), WithSchema)
        .Add(
            new("matches", KeyKind.Text, "the regular expression that must match somewhere"),
            (part, s) => s with
            {
                Matches = part.Text("matches") is { } text
                    ? PatternCheck.Read(text, part.Faults, part.Place("matches"))
                    : null,
            })
        .Part("length", "how long it may be", Length, s => s.Length, (s, v) => s with { Length = v }, "words")
        .Add(
            new("language", KeyKind.Word, "the language that it must be written in") { Allowed = Languages },
            (part, s) => s with { Language = part.Word("language", Languages) });

    private static AfterFailure? After(string? word) => word is null
        ? null
        : Enum.GetValues<AfterFailure>()[Array.IndexOf(WrittenWords.Of<AfterFailure>(), word)];

    // What begins as an object does is the schema itself; any other text names the file that has it.
    private static CheckSettings WithSchema(Document part, CheckSettings settings)
    {
        string place = part.Place("schema");
        if (!part.IsText("schema"))
        {
            return part.Value("schema") is { } schema
                ? settings with { Schema = OutputSchema.Read(schema, part.Faults, place) }
                : settings;
        }

        string text = part.Text("schema")!;
        return text.StartsWith('{')
            ? settings with { Schema = OutputSchema.Read(text, part.Faults, place) }
            : settings with { SchemaFile = text };
    }
}
