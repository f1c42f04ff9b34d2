namespace Pointsman;

/// <summary>
/// What is known of a request before it is sent anywhere, read in one pass over its body. Rules ask for these facts by
/// the names in <see cref="RequestFactNames"/>.
/// </summary>
public readonly partial record struct RequestFacts
{
    private static readonly FactValue Yes = FactValue.Of(true);
    private static readonly FactValue No = FactValue.Of(false);

    private static readonly FactValue[] Levels =
        [.. RequestFactNames.Efforts.Select(word => new FactValue(null, [word], RequestFactNames.Efforts))];

    private static readonly FactValue[] ClassValues =
        [.. RequestFactNames.Classes.Select(word => new FactValue(null, [word], RequestFactNames.Classes))];

    private static readonly FactValue[] Languages =
        [.. Enum.GetNames<TextLanguage>().Select(name => new FactValue(null, [name.ToLowerInvariant()]))];

    /// <summary>How many tokens the input is likely to have, at four bytes a token.</summary>
    public int Tokens { get; init; }

    /// <summary>Bytes of text in the conversation, the instructions and the tools.</summary>
    public int Characters { get; init; }

    /// <summary>Messages of the conversation.</summary>
    public int Messages { get; init; }

    /// <summary>How many of them are the user's.</summary>
    public int Turns { get; init; }

    /// <summary>Tokens of the largest single text, at four bytes a token.</summary>
    public int Document { get; init; }

    /// <summary>Tools that the model may call.</summary>
    public int Tools { get; init; }

    /// <summary>The most output tokens that the request allows; 0 when it does not say.</summary>
    public int MaxOutput { get; init; }

    /// <summary>How hard the model is asked to think: the place in the scale, from 1; 0 when nothing is said.</summary>
    public int Effort { get; init; }

    /// <summary>Yes-or-no facts.</summary>
    public RequestTraits Traits { get; init; }

    /// <summary>The language of the last question.</summary>
    public TextLanguage Language { get; init; }

    /// <summary>What was counted in the last question.</summary>
    public TextClues Clues { get; init; }

    /// <summary>What the sender says himself.</summary>
    public RequestHints Hints { get; init; }

    /// <summary>The name of the key that the request came with; none where there are no keys.</summary>
    public string? Key { get; init; }

    /// <summary>The tags of that key, <c>team=search</c> each.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>How much the request asks of a model.</summary>
    public ComplexityClass Complexity => Pointsman.Complexity.ClassOf(this);

    /// <summary>These facts with what the words of the prompt tell.</summary>
    public RequestFacts With(in PromptFindings findings) => this with
    {
        Clues = findings.Clues,
        Language = findings.Language,
        Traits = Traits | findings.Traits,
    };

    /// <summary>Whether it must not leave machines of the user's own; somebody said so, it is never guessed.</summary>
    public bool IsPrivate => Has(RequestTraits.Private) || Hints.Private == true;

    /// <summary>Whether the request has a trait.</summary>
    public bool Has(RequestTraits trait) => (Traits & trait) != 0;

    /// <summary>The value of a fact by its name, as conditions ask for it.</summary>
    public FactValue Of(string name) => name switch
    {
        "tokens" => FactValue.Of(Tokens),
        "characters" => FactValue.Of(Characters),
        "messages" => FactValue.Of(Messages),
        "tools" => FactValue.Of(Tools),
        "turns" => FactValue.Of(Turns),
        "document" => FactValue.Of(Document),
        "language" => Language == TextLanguage.Unknown ? FactValue.Unknown : Languages[(int)Language],
        "complexity" => ClassValues[(int)Complexity - 1],
        "maths" => YesNo(RequestTraits.Maths),
        "urgent" => Hints.Urgent is { } urgent ? (urgent ? Yes : No) : YesNo(RequestTraits.Urgent),
        "schema" => YesNo(RequestTraits.Schema),
        "toolresult" => YesNo(RequestTraits.ToolResult),
        "task" => FactValue.Of(Hints.Task),
        "private" => IsPrivate ? Yes : No,
        "key" => FactValue.Of(Key),
        "tag" => Tags is null ? FactValue.Unknown : new FactValue(null, Tags),
        "code" => YesNo(RequestTraits.Code),
        "images" => YesNo(RequestTraits.Images),
        "audio" => YesNo(RequestTraits.Audio),
        "files" => YesNo(RequestTraits.Files),
        "json" => YesNo(RequestTraits.Json),
        "stream" => YesNo(RequestTraits.Stream),
        "system" => YesNo(RequestTraits.System),
        "reasoning" => Effort is 0 ? FactValue.Unknown : Levels[Effort - 1],
        _ => FactValue.Unknown,
    };

    private FactValue YesNo(RequestTraits trait) => Has(trait) ? Yes : No;
}
